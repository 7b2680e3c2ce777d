import type { SandboxClock, Timer } from "../../core/clock";
import type { SandboxContext } from "../../core/context";
import type { Callee } from "./contract";
import type { ServerMessage } from "./protocol";
import type { Browser, Session } from "./session";

const GREETS_AFTER_MS = 300;
const BREATH_MS = 700;
/** How long a callee waits for an agent that says nothing. */
const PATIENCE_MS = 12_000;

/** The other end of a phone call, where a web call has a browser: it hears when the agent has finished, and says its next line. */
export class CalleeParty {
  readonly line: Browser = { message: (message) => this.#hear(message), audio: () => undefined };
  #lines: string[];
  #session: Session | undefined;
  #timer: Timer | undefined;
  #isMachine: boolean;
  #isPerson: boolean;
  #hangsUp: boolean;

  constructor(
    callee: Callee,
    readonly clock: SandboxClock,
    readonly log: SandboxContext["log"],
  ) {
    this.#lines = callee.kind === "person" ? [] : [...callee.lines];
    this.#isMachine = callee.kind === "machine";
    this.#isPerson = callee.kind === "person";
    this.#hangsUp = callee.kind === "script" && callee.hangsUp;
  }

  pickUp(session: Session): void {
    this.#session = session;
    this.#nextIn(this.#isMachine ? GREETS_AFTER_MS : PATIENCE_MS);
  }

  #hear(message: ServerMessage): void {
    if (message.type === "ended") this.#timer?.cancel();
    if (message.type !== "event") return;
    if (message.event.event_type === "agent_start_talking") this.#timer?.cancel();
    if (message.event.event_type === "agent_stop_talking") this.#nextIn(BREATH_MS);
  }

  #nextIn(ms: number): void {
    this.#timer?.cancel();
    if (this.#isPerson) return;
    this.#timer = this.clock.setTimeout(() => {
      this.#goOn().catch((error: unknown) =>
        this.log("media.callee_failed", { error: error instanceof Error ? error.name : "unknown" }),
      );
    }, ms);
  }

  async #goOn(): Promise<void> {
    const line = this.#lines.shift();
    if (line !== undefined) {
      await this.#session?.sayAsCaller(line, true);
      if (!this.#isMachine) this.#nextIn(PATIENCE_MS);
    } else if (this.#hangsUp) {
      await this.#session?.finish("user_hangup");
    }
  }
}
