import type { ApiResult } from "@/lib/http/api-client";
import type { RoomEvent } from "./machine";
import { closeStream, type OpenedMicrophone } from "./microphone";
import type { RoomClient } from "./room-client";

/** `maxSeconds`: what is left of the day, and so what this call may last. */
export type CreatedCall = { accessToken: string; callId: string; maxSeconds: number };

export type OpenCallRequest = {
  generation: number;
  signal: AbortSignal;
  /** Fetches our own part of the call and its client; rejects when it cannot be had. */
  loadClient: () => Promise<Pick<RoomClient, "preload" | "connect">>;
  openMicrophone: () => Promise<OpenedMicrophone>;
  createCall: () => Promise<ApiResult<CreatedCall>>;
  /** Tells the server that nobody will join. */
  letGo: (callId: string) => void;
  microphoneId: string | undefined;
  speakerId: string | undefined;
  send: (event: RoomEvent) => void;
};

/** The refusals that the line's own room tells of: no slot of ours, no place in line, or no slot of the voice service's. */
const codesInLine: Record<string, true> = { queue_wait: true, queue_full: true, voice_busy: true };

/**
 * From the click to the first sound. Call it in the click itself: the microphone is asked for before anything is awaited,
 * and before a call is created, whose token dies in 30 s. Our own stream is closed before the SDK opens its one. Never
 * rejects; once `signal` is aborted it creates nothing more, lets a call go that was on its way, and stays silent.
 */
export async function openCall(request: OpenCallRequest): Promise<void> {
  const { generation, signal, send } = request;
  const microphone = request.openMicrophone();
  const loading = loadBoth(request);
  const opened = await microphone;
  if (!opened.ok)
    return send({ type: "failed", generation, problem: { kind: "microphone", why: opened.why } });
  const asked = await askForCall(request).finally(() => closeStream(opened.stream));
  if (!asked) return;
  const client = await loading;
  if (signal.aborted) return request.letGo(asked.callId);
  if (!client) return send({ type: "failed", generation, problem: { kind: "line", why: "load" } });
  const { microphoneId, speakerId } = request;
  const { accessToken, askedAtMs } = asked;
  const result = await client.connect({ accessToken, askedAtMs, microphoneId, speakerId });
  if (signal.aborted) return request.letGo(asked.callId);
  if (result.ok) return send({ type: "started", generation, atMs: Date.now() });
  if (result.why === "cancelled") return send({ type: "closed", generation, isTimeUp: false });
  return send({ type: "failed", generation, problem: { kind: "line", why: result.why } });
}

async function askForCall({ generation, signal, createCall, letGo, send }: OpenCallRequest) {
  if (signal.aborted) return undefined;
  send({ type: "microphone_granted", generation });
  const askedAtMs = Date.now();
  const created = await createCall().catch(() => undefined);
  if (signal.aborted) {
    if (created?.ok) letGo(created.data.callId);
    return undefined;
  }
  if (!created) {
    send({ type: "failed", generation, problem: { kind: "line", why: "load" } });
    return undefined;
  }
  if (!created.ok) {
    const { code, sentence, retryAfterSeconds } = created.failure;
    if (codesInLine[code]) send({ type: "queued", generation });
    else
      send({ type: "failed", generation, problem: { kind: "refused", code, sentence, retryAfterSeconds } });
    return undefined;
  }
  const { accessToken, callId, maxSeconds } = created.data;
  send({ type: "call_created", generation, callId, maxSeconds });
  return { accessToken, callId, askedAtMs };
}

/** The client and, behind it, the SDK: while the person and the server still take their time. */
async function loadBoth({ loadClient }: OpenCallRequest) {
  const client = await loadClient().catch(() => undefined);
  void client?.preload();
  return client;
}
