import { env } from "@/lib/env";

/** Ends the process when the environment is not complete: a throw would leave a server that answers 500 for ever. */
export function requireEnv(): void {
  try {
    env();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}
