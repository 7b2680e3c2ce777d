import type { Leashed } from "../core/leash";

/** A run shorter than this never came up; so many of them in a row, and another will not either. */
const STILLBORN_MS = 2000;
const MOST_STILLBORN = 10;
const PAUSE_MS = 300;

export type Kept = {
  /** Settles when the first run of the command has ended. */
  firstEnded: Promise<unknown>;
  /** From now on the command is started again whenever it dies by itself, until it does not come up any more. */
  supervise: (onGivenUp: () => void) => void;
  stop: () => Promise<void>;
};

export function keepAlive(name: string, start: () => Leashed): Kept {
  let current = start();
  let startedAt = Date.now();
  let isStopping = false;
  let stillborn = 0;

  const watch = async (onGivenUp: () => void): Promise<void> => {
    await current.exited;
    if (isStopping) return;
    stillborn = Date.now() - startedAt < STILLBORN_MS ? stillborn + 1 : 0;
    if (stillborn >= MOST_STILLBORN) return onGivenUp();
    console.error(`${name} ended unexpectedly; starting it again.`);
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    if (isStopping) return;
    current = start();
    startedAt = Date.now();
    return watch(onGivenUp);
  };

  return {
    firstEnded: current.exited,
    supervise: (onGivenUp) => void watch(onGivenUp),
    stop: async () => {
      isStopping = true;
      await current.stop();
    },
  };
}
