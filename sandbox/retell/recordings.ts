import { createHmac, randomBytes } from "node:crypto";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { StoredCall } from "./call-record";
import type { MediaResult } from "./media/contract";
import type { RetellState } from "./state";

const DAY_MS = 86_400_000;
/** With storage opted out, links from the webhook work this long after the call. */
const OPTED_OUT_MS = 600_000;

export const recordingFiles = ["recording.wav", "recording_multichannel.wav", "public.log"] as const;
export type RecordingFile = (typeof recordingFiles)[number];

export const recordingPath = (state: RetellState, key: string, file: RecordingFile) =>
  join(state.recordingsDir, key, file);

/** Writes both recordings and the log; the folder appears whole or not at all. */
export async function saveRecordings(
  state: RetellState,
  call: StoredCall,
  result: MediaResult,
): Promise<void> {
  const folder = join(state.recordingsDir, call.recordingKey);
  const temporary = `${folder}.tmp`;
  await mkdir(temporary, { recursive: true });
  await Promise.all([
    writeFile(join(temporary, "recording.wav"), result.monoWav),
    writeFile(join(temporary, "recording_multichannel.wav"), result.multiChannelWav),
    writeFile(join(temporary, "public.log"), toLog(call)),
  ]);
  await rename(temporary, folder);
}

export async function deleteRecordings(state: RetellState, call: StoredCall): Promise<void> {
  await rm(join(state.recordingsDir, call.recordingKey), { recursive: true, force: true });
}

function toLog(call: StoredCall): string {
  const line = (atMs: number | undefined, text: string) => `${new Date(atMs ?? 0).toISOString()} ${text}\n`;
  return (
    line(call.createdAtMs, "call registered") +
    line(call.startedAtMs, "call started") +
    line(call.endedAtMs, `call ended: ${call.disconnectionReason}`)
  );
}

export function recordingUrls(state: RetellState, call: StoredCall) {
  if (!call.hasRecording) return {};
  return {
    recording_url: recordingUrl(state, call, "recording.wav"),
    recording_multi_channel_url: recordingUrl(state, call, "recording_multichannel.wav"),
    public_log_url: recordingUrl(state, call, "public.log"),
  };
}

/** A public address, or a signed one that differs at each request and expires. */
function recordingUrl(state: RetellState, call: StoredCall, file: RecordingFile): string {
  const address = `${state.context.origin()}/retell/recordings/${call.recordingKey}/${file}`;
  if (!call.signedUrls) return address;
  const expires = String(state.context.clock.now() + (call.agent.signed_url_expiration_ms ?? DAY_MS));
  const nonce = randomBytes(8).toString("hex");
  const signature = sign(state, call.recordingKey, file, expires, nonce);
  return `${address}?${new URLSearchParams({ Expires: expires, Nonce: nonce, Signature: signature })}`;
}

/** Whether this request may have the file. */
export function isAllowed(
  state: RetellState,
  call: StoredCall,
  file: RecordingFile,
  query: Record<string, string>,
): boolean {
  const now = state.context.clock.now();
  const optedOut = call.storageSetting === "basic_attributes_only";
  if (optedOut && now > (call.endedAtMs ?? 0) + OPTED_OUT_MS) return false;
  if (!call.signedUrls) return true;
  const { Expires = "", Nonce = "", Signature = "" } = query;
  return Signature === sign(state, call.recordingKey, file, Expires, Nonce) && Number(Expires) > now;
}

function sign(state: RetellState, ...parts: string[]): string {
  return createHmac("sha256", state.secret).update(parts.join("\n")).digest("hex");
}
