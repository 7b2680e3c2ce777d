import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { SandboxClock } from "../../../core/clock";
import { readSandboxEnv } from "../../../core/env";
import { Faults } from "../../../core/faults";
import { Journal } from "../../../core/journal";
import type { CallRegistry, LiveCall, MediaResult, MediaSessions, Utterance } from "../contract";
import { createMedia } from "../sessions";

export type EndedCall = { reason: string; result: MediaResult };

/** A media side on a free port, with a registry that takes any token as a call's id. */
export class CallDesk {
  readonly clock = new SandboxClock();
  readonly ended = new Map<string, EndedCall>();
  readonly updates: { callId: string; transcript: Utterance[] }[] = [];
  readonly media: MediaSessions;
  #server: Server;
  #waiting = new Map<string, (end: EndedCall) => void>();
  #settings: Partial<LiveCall>;

  constructor(settings: Partial<LiveCall> = {}, env: Record<string, string> = {}) {
    this.#settings = settings;
    const registry: CallRegistry = {
      join: (token) =>
        token === "bad" ? { refused: "This token is not valid." } : CallDesk.call(token, this.#settings),
      transcriptUpdated: (callId, transcript) => this.updates.push({ callId, transcript }),
      ended: async (callId, reason, result) => {
        this.ended.set(callId, { reason, result });
        this.#waiting.get(callId)?.({ reason, result });
      },
    };
    this.media = createMedia(registry, {
      env: readSandboxEnv(env),
      origin: () => this.address(),
      clock: this.clock,
      faults: new Faults(),
      journal: new Journal(),
      log: () => undefined,
    });
    this.#server = createServer().on("upgrade", (request, socket, head) => {
      if (!this.media.upgrade(request.url ?? "", request, socket, head)) socket.destroy();
    });
  }

  async listen(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
    return this;
  }

  address(): string {
    return `ws://127.0.0.1:${(this.#server.address() as AddressInfo).port}/web-call`;
  }

  /** How a call ended, once the registry has been told. */
  async endOf(callId: string): Promise<EndedCall> {
    const end = this.ended.get(callId);
    if (end) return end;
    return new Promise((resolve) => this.#waiting.set(callId, resolve));
  }

  async close(): Promise<void> {
    await this.media.close();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  static call(callId: string, settings: Partial<LiveCall> = {}): LiveCall {
    return {
      callId,
      agentName: "Doc",
      voiceId: "sandbox-Doc",
      voiceSpeed: 1,
      startSpeaker: "agent",
      beginMessage: "Hey. Long day? I've got nowhere to be.",
      beginMessageDelayMs: 0,
      generalPrompt: "You are Doc.",
      temperature: 0.9,
      interruptionSensitivity: 1,
      reminderTriggerMs: 10_000,
      reminderMaxCount: 1,
      endCallAfterSilenceMs: 600_000,
      maxCallDurationMs: 420_000,
      ...settings,
    };
  }
}
