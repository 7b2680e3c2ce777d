import { env } from "@/lib/env";

/** A throw here would leave a server that answers 500 for ever, so a bad environment ends the process instead. */
export function register(): void {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  try {
    env();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}
