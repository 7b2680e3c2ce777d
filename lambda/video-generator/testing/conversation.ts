import type { ClipSpan, ClipTurn } from "../../../types/clip";
import { caller, doc, RATE, speak } from "./espeak-voices";
import { toWav } from "./wav";

export type Said = { role: ClipTurn["role"]; text: string; gap?: number };
export type Room = {
  /** Of the caller's voice in Doc's channel and of Doc's in hers, as factors. */
  bleed?: number;
  bleedDelaySeconds?: number;
  swapped?: boolean;
  /** A word of hers while Doc speaks, seconds into his first turn. */
  interruptionAt?: number;
};
export type Conversation = {
  turns: ClipTurn[];
  /** One signal a party, at 24 kHz. */
  hers: Float32Array;
  his: Float32Array;
  multi: Buffer;
  mono: Buffer;
  seconds: number;
  /** Where what she says while Doc speaks lies; nobody wrote it down. */
  interruption: ClipSpan[];
};

export const exchange: Said[] = [
  { role: "user", text: "I saw Missus Henderson again last night. She asked me whether I ever sleep." },
  { role: "agent", text: "And what did you tell her? Please say you did not laugh.", gap: 0.9 },
  { role: "user", text: "I laughed, and then I cried in the supply room.", gap: 0.6 },
  { role: "agent", text: "The supply room is where the truth is kept, next to the good tape.", gap: 0.8 },
];

/** A call as the recorder would have kept it: both parties on one time line, in a room that may let them be heard twice. */
export async function converse(said: readonly Said[], room: Room = {}): Promise<Conversation> {
  const speeches = await Promise.all(
    said.map(({ text, role }) => speak(text, role === "user" ? caller : doc)),
  );
  let at = 0.5;
  const turns: ClipTurn[] = [];
  const placed = said.map(({ role, text, gap = 0.5 }, i) => {
    const speech = speeches[i] ?? { samples: new Float32Array(), words: [] };
    const start = i === 0 ? at : at + gap;
    const words = speech.words.map((word) => ({ ...word, start: word.start + start, end: word.end + start }));
    turns.push({ role, text, words });
    at = start + speech.samples.length / RATE;
    return { role, start, samples: speech.samples };
  });
  const seconds = at + 1;
  const [hers, his] = (["user", "agent"] as const).map((role) => {
    const line = new Float32Array(Math.ceil(seconds * RATE));
    for (const piece of placed.filter((p) => p.role === role))
      line.set(piece.samples, Math.round(piece.start * RATE));
    return line;
  });
  if (!hers || !his) throw new Error("no parties");
  const interruption = await interrupt(hers, placed, room.interruptionAt);
  return { turns, hers, his, seconds, interruption, ...record(hers, his, room) };
}

async function interrupt(
  hers: Float32Array,
  placed: readonly { role: ClipTurn["role"]; start: number }[],
  after: number | undefined,
): Promise<ClipSpan[]> {
  const doc = placed.find(({ role }) => role === "agent");
  if (after === undefined || !doc) return [];
  const { samples } = await speak("Wait a minute.", caller);
  const start = doc.start + after;
  hers.set(samples, Math.round(start * RATE));
  return [{ start, end: start + samples.length / RATE }];
}

function record(
  hers: Float32Array,
  his: Float32Array,
  { bleed = 0, bleedDelaySeconds = 0.02, swapped }: Room,
) {
  const [her, him] = [
    withBleed(hers, his, bleed, bleedDelaySeconds),
    withBleed(his, hers, bleed, bleedDelaySeconds),
  ];
  const mono = hers.map((x, i) => (x + (his[i] ?? 0)) / 2);
  return { multi: toWav(swapped ? [him, her] : [her, him], RATE), mono: toWav([mono], RATE) };
}

function withBleed(own: Float32Array, other: Float32Array, factor: number, delay: number): Float32Array {
  const lag = Math.round(delay * RATE);
  return own.map((x, i) => Math.max(-1, Math.min(1, x + factor * (other[i - lag] ?? 0))));
}
