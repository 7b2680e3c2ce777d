import { setTimeout as wait } from "node:timers/promises";
import type { ClipTurn } from "../../../types/clip";
import { ClipError } from "../errors";
import { requestIdHeader } from "../log";
import type { Line } from "../plan/lines";
import { OUTPUT_RATE } from "../sound/loudness";
import { decodePcm, mixOf } from "../sound/pcm";
import { resample } from "../sound/resample";
import { readWavLayout } from "../sound/wav-header";
import { type SpokenLine, toSpokenLine } from "./spoken-line";

export type SpeechService = { apiKey: string; baseUrl: string };

/** Neither is a voice that Doc has on a call. */
const models: Record<ClipTurn["role"], string> = { user: "aura-2-arcas-en", agent: "aura-2-athena-en" };
const TIMEOUT_MS = 20_000;
const ATTEMPTS = 2;
const RETRY_PAUSE_MS = 250;
const MAX_BYTES = 24_000 * 2 * 200;
const AT_ONCE = 4;
const unspoken = "The voice could not be made anew.";
/** Of the key and of money: no fault of the text, and mended by whoever pays. */
const ACCOUNT_STATUSES = [401, 402, 403];
const isPassing = (status: number) => status >= 500 || status === 429 || status === 408;

/**
 * Speaks every line that `spoken` has not yet, equal ones once, and adds them to it: each is charged. Throws speech_failed
 * when the service cannot be had now, and cannot_anonymise when it will not speak a line.
 */
export async function speakLines(
  lines: readonly Line[],
  service: SpeechService,
  spoken: Map<string, SpokenLine> = new Map(),
): Promise<Map<string, SpokenLine>> {
  const wanted = new Map(lines.map((line) => [line.key, line]));
  const waiting = [...wanted.values()].filter(({ key }) => !spoken.has(key));
  const stop = new AbortController();
  const worker = async () => {
    for (let line = waiting.shift(); line; line = waiting.shift()) {
      spoken.set(line.key, await speak(line, service, stop.signal));
    }
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    return spoken;
  } finally {
    // After a refusal nothing more is said to anybody.
    waiting.length = 0;
    stop.abort();
  }
}

async function speak(line: Line, service: SpeechService, stop: AbortSignal): Promise<SpokenLine> {
  let cause: unknown;
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    try {
      const wav = await request(line, service, stop);
      // Text that sounds like nothing ("...") is a line of no length.
      return toSpokenLine(line.text, toSamples(wav)) ?? { samples: new Float32Array(), words: [] };
    } catch (error) {
      cause = error;
      if (error instanceof ClipError || stop.aborted) break;
      if (attempt < ATTEMPTS) await wait(RETRY_PAUSE_MS);
    }
  }
  throw cause instanceof ClipError ? cause : new ClipError("speech_failed", unspoken, cause);
}

async function request(line: Line, { apiKey, baseUrl }: SpeechService, stop: AbortSignal): Promise<Buffer> {
  stop.throwIfAborted();
  const url = new URL(`${baseUrl.replace(/\/$/, "")}/v1/speak`);
  const wanted = { encoding: "linear16", container: "wav", sample_rate: "24000", mip_opt_out: "true" };
  url.search = new URLSearchParams({ model: models[line.role], ...wanted }).toString();
  const response = await fetch(url, {
    method: "POST",
    headers: {
      authorization: `Token ${apiKey}`,
      "content-type": "application/json",
      ...requestIdHeader(),
    },
    body: JSON.stringify({ text: line.text }),
    redirect: "error",
    signal: AbortSignal.any([stop, AbortSignal.timeout(TIMEOUT_MS)]),
  });
  if (!response.ok) {
    await response.body?.cancel();
    const { status } = response;
    if (ACCOUNT_STATUSES.includes(status)) throw new ClipError("speech_failed", unspoken);
    if (!isPassing(status)) throw new ClipError("cannot_anonymise", unspoken);
    throw new Error(`The speech service answered ${status}.`);
  }
  return readCapped(response);
}

async function readCapped(response: Response): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += part.length;
    if (size > MAX_BYTES) throw new ClipError("cannot_anonymise", unspoken);
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function toSamples(wav: Buffer): Float32Array {
  const layout = readWavLayout(wav, wav.length);
  if (typeof layout === "string") throw new Error("The speech service sent no WAV.");
  const bytes = wav.subarray(layout.dataOffset, layout.dataOffset + layout.dataBytes);
  return resample(mixOf(decodePcm(bytes, layout)), layout.sampleRate, OUTPUT_RATE);
}
