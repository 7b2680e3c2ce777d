import type { ClientMessage, ServerMessage } from "../media/protocol";
import { addressOf } from "./token";

export type LineListener = {
  message: (message: ServerMessage) => void;
  audio: (samples: Int16Array<ArrayBuffer>) => void;
  closed: () => void;
};

/** The WebSocket to the sandbox, once the token was accepted. */
export class Line {
  #socket: WebSocket;
  #listener: LineListener;

  constructor(accessToken: string, listener: LineListener) {
    this.#socket = new WebSocket(addressOf(accessToken));
    this.#socket.binaryType = "arraybuffer";
    this.#listener = listener;
  }

  /** Resolves when the call is joined; rejects when it is refused or the socket closes first. */
  join(accessToken: string): Promise<void> {
    const socket = this.#socket;
    return new Promise((resolve, reject) => {
      socket.onopen = () => this.send({ type: "hello", accessToken });
      socket.onclose = () => {
        reject(new Error("could not establish signal connection"));
        this.#listener.closed();
      };
      socket.onmessage = ({ data }: MessageEvent<ArrayBuffer | string>) => {
        if (typeof data !== "string") {
          this.#listener.audio(new Int16Array(data));
          return;
        }
        const message: ServerMessage = JSON.parse(data);
        if (message.type === "joined") resolve();
        else if (message.type === "refused") reject(new Error(message.message));
        else this.#listener.message(message);
      };
    });
  }

  send(message: ClientMessage): void {
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(message));
  }

  microphone(samples: ArrayBuffer): void {
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(samples);
  }

  hangUp(): void {
    this.send({ type: "hangup" });
    this.#socket.close();
  }
}
