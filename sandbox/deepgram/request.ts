import { z } from "zod";
import type { Voice } from "../voice/voices";
import type { Refusal } from "./errors";
import { voiceOf } from "./models";

export type SpeakRequest = {
  model: string;
  voice: Voice;
  text: string;
  sampleRate: number;
  isWav: boolean;
};

const DEFAULT_MODEL = "aura-asteria-en";
const MOST_CHARACTERS = 2000;
const encodings = ["linear16", "mulaw", "alaw", "mp3", "opus", "flac", "aac"];
const sampleRates = [8000, 16_000, 24_000, 32_000, 48_000];
const body = z.object({ text: z.string() });

const bad = (message: string, code = "Bad Request"): Refusal => ({ status: 400, code, message });

/** What is to be said, by whom and in which form; or what Deepgram says of it. */
export function readRequest(query: Record<string, string>, json: string): SpeakRequest | Refusal {
  const form = readForm(query);
  if ("code" in form) return form;
  const model = query.model ?? DEFAULT_MODEL;
  const voice = voiceOf(model);
  if (!voice) return bad("No such model/version combination found.");
  const text = readText(json);
  if (typeof text !== "string") return text;
  return { model, voice, text, ...form };
}

function readForm(query: Record<string, string>): Pick<SpeakRequest, "sampleRate" | "isWav"> | Refusal {
  const { encoding = "linear16", container = "wav", sample_rate = "24000" } = query;
  if (!encodings.includes(encoding)) {
    const known = encodings.map((name) => `\`${name}\``).join(", ");
    return bad(
      `Failed to deserialize query parameters: unknown variant \`${encoding}\`, expected one of ${known}`,
      "INVALID_QUERY_PARAMETER",
    );
  }
  if (encoding !== "linear16")
    return bad(`The sandbox speaks linear16 only, not ${encoding}.`, "UNSUPPORTED_AUDIO_FORMAT");
  if (container !== "wav" && container !== "none") {
    return bad(
      `Unsupported audio format: container ${container} for encoding linear16.`,
      "UNSUPPORTED_AUDIO_FORMAT",
    );
  }
  const sampleRate = sampleRates.find((rate) => String(rate) === sample_rate);
  if (!sampleRate) {
    return bad(
      `Unsupported audio format: sample_rate ${sample_rate} for encoding linear16.`,
      "UNSUPPORTED_AUDIO_FORMAT",
    );
  }
  return { sampleRate, isWav: container === "wav" };
}

function readText(json: string): string | Refusal {
  const parsed = body.safeParse(parse(json));
  if (!parsed.success) {
    return bad("Content-type was application/json, but we could not process the JSON payload.");
  }
  const { text } = parsed.data;
  if (text.trim() === "") return bad("Input text is empty.");
  if ([...text].length > MOST_CHARACTERS) {
    const message = `Input text exceeds maximum character limit of ${MOST_CHARACTERS}.`;
    return { status: 413, code: "PAYLOAD_TOO_LARGE", message };
  }
  return text;
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
