import type { TestProject } from "vitest/node";
import { startStack } from "./stack";

declare module "vitest" {
  interface ProvidedContext {
    app: string;
    sandbox: string;
    sandboxDir: string;
  }
}

/** One stack for all flows: the one that the whole run has started, or an own one. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { TEST_APP: app, TEST_SANDBOX: sandbox, TEST_SANDBOX_DIR: dir } = process.env;
  const stack = app && sandbox && dir ? { app, sandbox, dir, stop: async () => {} } : await startStack();
  project.provide("app", stack.app);
  project.provide("sandbox", stack.sandbox);
  project.provide("sandboxDir", stack.dir);
  // The flows ask for each sweep themselves, and must not meet the scheduler's.
  await pauseCron(stack.sandbox, true);
  return async () => {
    const { cron } = await (await fetch(`${stack.sandbox}/control/state`)).json();
    await pauseCron(stack.sandbox, false);
    await stack.stop();
    if (cron.isPaused) return;
    // Vitest prints what a teardown throws, and ends well all the same.
    process.exitCode = 1;
    throw new Error("The scheduler went on during the flows: a sandbox that was killed comes back with it.");
  };
}

async function pauseCron(sandbox: string, isPaused: boolean): Promise<void> {
  const response = await fetch(`${sandbox}/control/cron`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ isPaused }),
  });
  if (!response.ok) throw new Error(`The sandbox answered ${response.status} to the pause of its scheduler.`);
}
