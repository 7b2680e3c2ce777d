import { startStack } from "./stack";

/** One stack for all browser tests: the one that the whole run has started, or an own one. */
export default async function setup(): Promise<() => Promise<void>> {
  if (process.env.TEST_APP) return async () => {};
  const stack = await startStack();
  process.env.TEST_APP = stack.app;
  process.env.TEST_SANDBOX = stack.sandbox;
  process.env.TEST_SANDBOX_DIR = stack.dir;
  return stack.stop;
}
