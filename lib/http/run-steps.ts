import { causeOf, log } from "@/lib/log";

/**
 * A sweep's steps, one after the other; one that fails holds up none of the others. Throws the first failure when all have
 * had their turn, so that the scheduler sees it; each is in the log.
 */
export async function runSteps<Name extends string>(
  steps: Record<Name, () => Promise<number>>,
): Promise<Record<Name, number>> {
  const counts: Record<string, number> = {};
  const failures: unknown[] = [];
  for (const [name, step] of Object.entries<() => Promise<number>>(steps)) {
    try {
      counts[name] = await step();
    } catch (error) {
      log("error", "sweep_step_failed", { step: name, cause: causeOf(error) });
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
  return counts;
}
