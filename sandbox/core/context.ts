import type { SandboxClock } from "./clock";
import type { SandboxEnv } from "./env";
import type { Faults } from "./faults";
import type { Journal } from "./journal";

/** What every stand-in is given when it is made. */
export type SandboxContext = {
  env: SandboxEnv;
  /** The sandbox's own origin, `http://127.0.0.1:4010`; known once the port is bound. */
  origin: () => string;
  clock: SandboxClock;
  faults: Faults;
  journal: Journal;
  log: (event: string, fields?: Record<string, string | number | boolean | undefined>) => void;
};
