import { Blob, Face, Font } from "harfbuzzjs";
import { openFont } from "../open-picture-files";

/** Whose letters: Doc has his own. */
export type Voice = "agent" | "user";
export type Typeface = { name: string; font: Font; upem: number };

/** Doc's own letters; everything that they cannot set comes from the next in line. */
const docs = ["fraunces-latin", "fraunces-latin-ext", "fraunces-vietnamese"];
const plain = "inter";
const han = /[\p{scx=Han}\u3000-\u303f\uff00-\uffef]/u;

/** The scripts that each file sets, so that a file is opened only when it is needed. */
const scripts: readonly (readonly [name: string, writes: RegExp])[] = [
  ["noto-sans-arabic", /\p{scx=Arabic}/u],
  ["noto-sans-hebrew", /\p{scx=Hebrew}/u],
  ["noto-sans-devanagari", /\p{scx=Devanagari}/u],
  ["noto-sans-bengali", /\p{scx=Bengali}/u],
  ["noto-sans-gurmukhi", /\p{scx=Gurmukhi}/u],
  ["noto-sans-gujarati", /\p{scx=Gujarati}/u],
  ["noto-sans-tamil", /\p{scx=Tamil}/u],
  ["noto-sans-telugu", /\p{scx=Telugu}/u],
  ["noto-sans-kannada", /\p{scx=Kannada}/u],
  ["noto-sans-malayalam", /\p{scx=Malayalam}/u],
  ["noto-sans-thai", /\p{scx=Thai}/u],
  ["noto-sans-armenian", /\p{scx=Armenian}/u],
  ["noto-sans-georgian", /\p{scx=Georgian}/u],
  ["noto-sans-kr", /\p{scx=Hangul}/u],
];
const kana = /[\p{sc=Hiragana}\p{sc=Katakana}]/u;

const opened = new Map<string, Typeface>();

function openTypeface(name: string): Typeface {
  const known = opened.get(name);
  if (known) return known;
  const face = new Face(new Blob(openFont(name)));
  const typeface = { name, font: new Font(face), upem: face.upem };
  opened.set(name, typeface);
  return typeface;
}

/** Which typeface sets each cluster of a text; undefined when none of ours can. */
export function typefacesFor(voice: Voice, text: string): (cluster: string) => Typeface | undefined {
  const latin = voice === "agent" ? [...docs, plain] : [plain];
  // The same character is drawn one way in Chinese and another in Japanese: kana tell which is meant.
  const eastern = kana.test(text) ? ["noto-sans-jp", "noto-sans-sc"] : ["noto-sans-sc", "noto-sans-jp"];
  return (cluster) => {
    const foreign = scripts.filter(([, writes]) => writes.test(cluster)).map(([name]) => name);
    const names = [...latin, ...foreign, ...(han.test(cluster) || kana.test(cluster) ? eastern : [])];
    for (const name of names) {
      const typeface = openTypeface(name);
      if (hasAll(typeface, cluster)) return typeface;
    }
    return undefined;
  };
}

export const plainTypeface = (): Typeface => openTypeface(plain);

/** Joiners and variation selectors have no glyph of their own and need none. */
function hasAll({ font }: Typeface, cluster: string): boolean {
  return [...cluster].every(
    (char) => /\p{Default_Ignorable_Code_Point}/u.test(char) || font.glyph(char.codePointAt(0) ?? 0),
  );
}
