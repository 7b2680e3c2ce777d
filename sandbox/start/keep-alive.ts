import type { Leashed } from "../core/leash";

const DEATHS_A_MINUTE = 10;
const PAUSE_MS = 300;

export type Kept = {
  /** Settles when the first run of the command has ended. */
  firstEnded: Promise<unknown>;
  /** From now on the command is started again whenever it dies by itself; ten deaths within a minute are final. */
  supervise: (onGivenUp: () => void) => void;
  stop: () => Promise<void>;
};

export function keepAlive(name: string, start: () => Leashed): Kept {
  let current = start();
  let isStopping = false;
  let deaths: number[] = [];

  const watch = async (onGivenUp: () => void): Promise<void> => {
    await current.exited;
    if (isStopping) return;
    const now = Date.now();
    deaths = [...deaths.filter((at) => now - at < 60_000), now];
    if (deaths.length >= DEATHS_A_MINUTE) return onGivenUp();
    console.error(`${name} ended unexpectedly; starting it again.`);
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    if (isStopping) return;
    current = start();
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
