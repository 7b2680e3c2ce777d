import bidiFactory from "bidi-js";
import { isEmoji, setEmoji } from "./emoji";
import { type Run, setRun } from "./shape";
import { type Typeface, typefacesFor, type Voice } from "./typefaces";

export type PictureWord = { text: string; isHidden: boolean };
export type PictureTurn = { role: Voice; words: readonly PictureWord[] };

/** What a reader takes for one character, and what sets it; without a typeface it is an emoji, or nobody can set it. */
export type Cluster = { text: string; level: number; typeface: Typeface | undefined };

/** What stays together on a line: a word, or a part of one where its script breaks inside words. */
export type Piece = {
  /** Its place in the turn; -1 for an ellipsis. */
  word: number;
  isHidden: boolean;
  runs: Run[];
  /** Ems, without the gap. */
  width: number;
  /** Ems of air before it, when it does not begin a line, and the level of that air. */
  gap: number;
  gapLevel: number;
  clusters: readonly Cluster[];
};

export const ellipsis = "…";
const SPACE = 0.28;
/** Doc's letters stand a little closer, as everywhere in the product. */
const DOC_SPACING = -0.01;
/** A hidden word takes one of these widths by its place in the turn, so that nothing tells how long it was. */
const hiddenWidths = [2.9, 3.7, 2.4, 3.2];
const BLOCK_TOP = 0.7;
const BLOCK_HEIGHT = 0.84;

const bidi = bidiFactory();
const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });
const phrases = new Intl.Segmenter("th", { granularity: "word" });
const invisible = /[\p{Cc}\u00ad\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffc]/gu;
const unspaced = /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\u3000-\u303f\uff00-\uffef]/u;
const closing = /^[\p{Pe}\p{Pf}、。，．！？：；,.!?:;…ーぁぃぅぇぉっゃゅょァィゥェォッャュョ]/u;
const opening = /[\p{Ps}\p{Pi}]$/u;
const thai = /\p{sc=Thai}/u;

export const toText = (text: string): string =>
  text.normalize("NFC").replace(/\s+/g, " ").replace(invisible, "").trim();

/** A turn as pieces in the order of speech, and whether it runs from right to left. */
export function toPieces({ role, words }: PictureTurn): { pieces: Piece[]; isRightToLeft: boolean } {
  // What is hidden takes no part in how the rest is set.
  const texts = words.map(({ text, isHidden }) => (isHidden ? "\ufffc" : toText(text)));
  const joined = joinTexts(texts);
  const { levels, paragraphs } = bidi.getEmbeddingLevels(joined.text);
  const typefaceOf = typefacesFor(role, joined.text);
  const pieces = words.flatMap(({ isHidden }, word) => {
    const [text, at] = [texts[word] ?? "", joined.starts[word] ?? 0];
    if (text === "") return [];
    const isJoined = at > 0 && joined.text[at - 1] !== " ";
    const air = { gap: isJoined || at === 0 ? 0 : SPACE, gapLevel: levels[at - 1] ?? 0 };
    if (isHidden) return [{ ...hiddenPiece(word, levels[at] ?? 0), ...air }];
    const clusters = clustersOf(text, (offset) => levels[at + offset] ?? 0, typefaceOf);
    return partsOf(clusters).map((part, i) => ({
      ...pieceOf(word, part),
      ...(i === 0 ? air : { gap: 0, gapLevel: 0 }),
    }));
  });
  return { pieces, isRightToLeft: (paragraphs[0]?.level ?? 0) % 2 === 1 };
}

/** Words of scripts without spaces are not parted by any. */
function joinTexts(texts: readonly string[]): { text: string; starts: number[] } {
  let text = "";
  const starts = texts.map((next) => {
    const isTight = unspaced.test([...text].at(-1) ?? "") && unspaced.test([...next][0] ?? "");
    if (text !== "" && next !== "" && !isTight) text += " ";
    const at = text.length;
    text += next;
    return at;
  });
  return { text, starts };
}

function clustersOf(
  text: string,
  levelAt: (offset: number) => number,
  typefaceOf: (cluster: string) => Typeface | undefined,
): Cluster[] {
  return [...graphemes.segment(text)].map(({ segment, index }) => {
    const level = levelAt(index);
    const typeface = typefaceOf(segment);
    const isPicture = (isEmoji(segment) || !typeface) && setEmoji(segment, level) !== undefined;
    if (isPicture) return { text: segment, level, typeface: undefined };
    if (typeface) return { text: segment, level, typeface };
    // Marks that nobody can set are left off their letter.
    const own = typefaceOf([...segment][0] ?? "");
    const settable = [...segment].filter((char) => own?.font.glyph(char.codePointAt(0) ?? 0));
    return { text: own ? settable.join("") : segment, level, typeface: own };
  });
}

/** Where a line may break inside a word: between characters of Chinese and Japanese, between words of Thai. */
function partsOf(clusters: readonly Cluster[]): Cluster[][] {
  const text = clusters.map((cluster) => cluster.text).join("");
  if (!unspaced.test(text) && !thai.test(text)) return [[...clusters]];
  const breaks = new Set([...phrases.segment(text)].map(({ index }) => index));
  const parts: Cluster[][] = [];
  let at = 0;
  for (const cluster of clusters) {
    const before = parts.at(-1)?.at(-1)?.text ?? "";
    const mayBreak = unspaced.test(cluster.text) || unspaced.test(before) || breaks.has(at);
    if (!before || (mayBreak && !closing.test(cluster.text) && !opening.test(before))) parts.push([cluster]);
    else parts.at(-1)?.push(cluster);
    at += cluster.text.length;
  }
  return parts;
}

/** Sets clusters: neighbours of one typeface and level in one go, so that letters join. */
export function pieceOf(word: number, clusters: readonly Cluster[]): Piece {
  const runs: Run[] = [];
  for (let from = 0; from < clusters.length; ) {
    const first = clusters[from];
    if (!first) break;
    const { typeface, level } = first;
    let to = from + 1;
    while (typeface && clusters[to]?.typeface === typeface && clusters[to]?.level === level) to += 1;
    const text = clusters
      .slice(from, to)
      .map((cluster) => cluster.text)
      .join("");
    const spacing = typeface?.name.startsWith("fraunces") ? DOC_SPACING : 0;
    const drawn = () => setEmoji(text, level) ?? missingRun(level);
    runs.push(typeface ? setRun(typeface, text, level, spacing) : drawn());
    from = to;
  }
  const width = runs.reduce((sum, { advance }) => sum + advance, 0);
  return { word, isHidden: false, runs, width, gap: 0, gapLevel: 0, clusters };
}

/** An empty box, where there is a character that none of our fonts has. */
function missingRun(level: number): Run {
  const ink = { left: 0.08, top: -0.68, right: 0.6, bottom: 0.02 };
  const draw = (x: number, y: number, size: number) => {
    const ring = (inset: number) => {
      const [side, rise] = [0.52 - 2 * inset, 0.7 - 2 * inset].map((ems) => (ems * size).toFixed(2));
      const corner = `${(x + (0.08 + inset) * size).toFixed(2)} ${(y + (inset - 0.68) * size).toFixed(2)}`;
      return `M${corner}h${side}v${rise}h-${side}z`;
    };
    return `<path fill-rule="evenodd" opacity="0.6" d="${ring(0)}${ring(0.05)}"/>`;
  };
  return { advance: 0.68, ink, level, draw };
}

function hiddenPiece(word: number, level: number): Piece {
  const advance = hiddenWidths[word % hiddenWidths.length] ?? 3;
  const draw = (x: number, y: number, size: number) => {
    const [top, height] = [y - BLOCK_TOP * size, BLOCK_HEIGHT * size];
    const place = `x="${x.toFixed(2)}" y="${top.toFixed(2)}" width="${(advance * size).toFixed(2)}"`;
    return `<rect ${place} height="${height.toFixed(2)}" rx="${(height * 0.32).toFixed(2)}" opacity="0.26"/>`;
  };
  const runs = [{ advance, ink: undefined, level, draw }];
  return { word, isHidden: true, runs, width: advance, gap: 0, gapLevel: 0, clusters: [] };
}
