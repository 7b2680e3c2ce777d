import { WebSocket } from "ws";
import type { Utterance } from "../contract";
import { SAMPLES_PER_MS, type SdkEvent, type ServerMessage } from "../protocol";

const FRAME_MS = 20;

/** What a browser does on a call, without one: sends microphone frames in real time and keeps what comes back. */
export class FakeBrowser {
  readonly messages: ServerMessage[] = [];
  readonly audioAt: { at: number; samples: number }[] = [];
  #socket: WebSocket;
  #watchers = new Set<() => void>();
  #microphone: NodeJS.Timeout | undefined;
  #line: Int16Array = new Int16Array(0);
  #spoken: (() => void) | undefined;

  constructor(address: string, accessToken: string) {
    this.#socket = new WebSocket(address);
    this.#socket.on("open", () => this.send({ type: "hello", accessToken }));
    this.#socket.on("message", (raw: Buffer, isBinary) => {
      if (isBinary) this.audioAt.push({ at: performance.now(), samples: raw.length / 2 });
      else this.messages.push(JSON.parse(String(raw)));
      for (const watcher of this.#watchers) watcher();
    });
    this.#socket.on("close", () => {
      clearInterval(this.#microphone);
      for (const watcher of this.#watchers) watcher();
    });
    this.#socket.on("error", () => undefined);
  }

  send(message: object): void {
    this.#socket.send(JSON.stringify(message));
  }

  /** Opens the microphone: silence, except for what `speakInto` was given. */
  openMicrophone(): void {
    const started = performance.now();
    let sent = 0;
    this.#microphone = setInterval(() => {
      for (; sent * FRAME_MS < performance.now() - started; sent += 1) this.#socket.send(this.#nextFrame());
    }, 5);
  }

  /** Says `samples` into the open microphone; resolves when the last of them has been sent. */
  async speak(samples: Int16Array): Promise<void> {
    this.#line = samples;
    await new Promise<void>((resolve) => {
      this.#spoken = resolve;
    });
  }

  get isClosed(): boolean {
    return this.#socket.readyState === WebSocket.CLOSED;
  }

  events(type: SdkEvent["event_type"]): SdkEvent[] {
    return this.messages.flatMap((m) => (m.type === "event" && m.event.event_type === type ? [m.event] : []));
  }

  transcript(): Utterance[] {
    const last = this.events("update").at(-1);
    return last?.event_type === "update" ? last.transcript : [];
  }

  /** Resolves when `isTrue` holds after some frame; rejects after `withinMs`. */
  until(what: string, isTrue: () => boolean, withinMs = 25_000): Promise<void> {
    return new Promise((resolve, reject) => {
      const done = () => {
        clearTimeout(late);
        this.#watchers.delete(look);
        resolve();
      };
      const look = () => {
        if (isTrue()) done();
      };
      const late = setTimeout(() => {
        this.#watchers.delete(look);
        reject(new Error(`waited ${withinMs} ms for ${what}`));
      }, withinMs);
      this.#watchers.add(look);
      look();
    });
  }

  drop(): void {
    clearInterval(this.#microphone);
    this.#socket.terminate();
  }

  #nextFrame(): Buffer {
    const frame = new Int16Array(FRAME_MS * SAMPLES_PER_MS);
    frame.set(this.#line.subarray(0, frame.length));
    this.#line = this.#line.subarray(frame.length);
    if (this.#line.length === 0) this.#spoken?.();
    return Buffer.from(frame.buffer);
  }
}
