import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { SandboxContext } from "./context";

const EVERY_MS = 10_000;
const schema = z.object({ crons: z.array(z.object({ path: z.string() })).default([]) });

/** Stands in for Vercel's scheduler: calls every cron path of vercel.json each ten seconds, as Vercel does, by GET. */
export function startCron(context: SandboxContext, projectDir: string): { stop: () => void } {
  const { crons } = schema.parse(JSON.parse(readFileSync(join(projectDir, "vercel.json"), "utf8")));
  const timer = setInterval(() => {
    for (const { path } of crons) void run(context, path);
  }, EVERY_MS);
  return { stop: () => clearInterval(timer) };
}

async function run(context: SandboxContext, path: string): Promise<void> {
  const { appPort, cronSecret } = context.env;
  try {
    const response = await fetch(`http://127.0.0.1:${appPort}${path}`, {
      headers: { authorization: `Bearer ${cronSecret}`, "user-agent": "vercel-cron/1.0" },
      signal: AbortSignal.timeout(EVERY_MS),
    });
    await response.body?.cancel();
    if (!response.ok) context.log("cron_failed", { path, status: response.status });
  } catch {
    // The app is not up, or is going down: the next round finds it.
  }
}
