import type { SdkEvent } from "./protocol";
import type { Transcript } from "./transcript";

const EVERY_MS = 200;

type Turn = "agent_turn" | "user_turn";

/** The `update` events of the SDK: at once when a turn changes, a few times a second while words come. */
export class Updates {
  #transcript: Transcript;
  #send: (event: SdkEvent) => void;
  #dueAt: number | undefined;

  constructor(transcript: Transcript, send: (event: SdkEvent) => void) {
    this.#transcript = transcript;
    this.#send = send;
  }

  now(turntaking?: Turn): void {
    this.#dueAt = undefined;
    const transcript = this.#transcript.recent();
    this.#send({ event_type: "update", transcript, ...(turntaking && { turntaking }) });
  }

  soon(atMs: number): void {
    this.#dueAt ??= atMs + EVERY_MS;
  }

  tick(atMs: number): void {
    if (this.#dueAt !== undefined && atMs >= this.#dueAt) this.now();
  }
}
