import type { RawData, WebSocket } from "ws";
import type { SandboxContext } from "../../core/context";
import type { CallRegistry, LiveCall } from "./contract";
import { parseClientMessage, type ServerMessage } from "./protocol";
import type { Browser, Session } from "./session";

const HELLO_WITHIN_MS = 10_000;
const LOST_GRACE_MS = 1000;
const CLOSE_CODES = { ended: 1000, badHello: 4400, refused: 4401, silent: 4408 };

type Parts = {
  join: CallRegistry["join"];
  begin: (call: LiveCall, browser: Browser) => Session;
  log: SandboxContext["log"];
};

/** One browser's socket: a hello that redeems the access token, then one session until either side ends it. */
export class Connection {
  #socket: WebSocket;
  #parts: Parts;
  #session: Session | undefined;

  constructor(socket: WebSocket, parts: Parts) {
    this.#socket = socket;
    this.#parts = parts;
    const impatience = setTimeout(() => socket.close(CLOSE_CODES.silent), HELLO_WITHIN_MS);
    socket.on("message", (raw, isBinary) => {
      clearTimeout(impatience);
      if (this.#session) this.#receive(this.#session, raw, isBinary);
      else this.#greet(raw, isBinary);
    });
    socket.on("close", () => {
      clearTimeout(impatience);
      setTimeout(
        () => this.#session?.finish("user_hangup").catch((e) => this.#report(e)),
        LOST_GRACE_MS,
      ).unref();
    });
    socket.on("error", (error) => this.#report(error));
  }

  #greet(raw: RawData, isBinary: boolean): void {
    const message = isBinary ? undefined : parseClientMessage(String(raw));
    if (message?.type !== "hello") {
      this.#socket.close(CLOSE_CODES.badHello);
      return;
    }
    const call = this.#parts.join(message.accessToken);
    if ("refused" in call) {
      this.#send({ type: "refused", message: call.refused });
      this.#socket.close(CLOSE_CODES.refused);
      return;
    }
    this.#session = this.#parts.begin(call, {
      message: (m) => this.#send(m),
      audio: (samples) => this.#sendAudio(samples),
    });
    this.#send({ type: "joined", callId: call.callId });
    this.#send({ type: "ready" });
  }

  #receive(session: Session, raw: RawData, isBinary: boolean): void {
    if (isBinary) {
      session.microphone(toSamples(raw));
      return;
    }
    const message = parseClientMessage(String(raw));
    if (message) session.message(message).catch((error) => this.#report(error));
  }

  #send(message: ServerMessage): void {
    if (this.#socket.readyState !== this.#socket.OPEN) return;
    this.#socket.send(JSON.stringify(message));
    if (message.type === "ended") this.#socket.close(CLOSE_CODES.ended);
  }

  #sendAudio(samples: Int16Array): void {
    if (this.#socket.readyState !== this.#socket.OPEN) return;
    this.#socket.send(Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength));
  }

  #report(error: unknown): void {
    this.#parts.log("media.failed", { error: error instanceof Error ? error.name : "unknown" });
  }
}

/** A copy, because a frame's bytes need not begin at an even address; an odd last byte is dropped. */
function toSamples(raw: RawData): Int16Array {
  const bytes = Array.isArray(raw) ? Buffer.concat(raw) : raw instanceof ArrayBuffer ? Buffer.from(raw) : raw;
  const even = new Uint8Array(bytes.subarray(0, bytes.length - (bytes.length % 2)));
  return new Int16Array(even.buffer);
}
