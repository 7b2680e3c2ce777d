/** Makes the fonts of clip pictures, in lib/clips/picture/fonts, from npm's copies of them: `npx tsx scripts/brand/clip-fonts.ts`. */
import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import subsetFont from "subset-font";

const root = join(import.meta.dirname, "../..");
const out = join(root, "lib/clips/picture/fonts");
const temp = await mkdtemp(join(tmpdir(), "clip-fonts-"));
const sizes: [name: string, bytes: number][] = [];

type Range = readonly [from: number, to: number];
const range = (...ranges: readonly Range[]) =>
  ranges
    .flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i)))
    .join("");

/** Every character of a two-byte character set whose first and second bytes lie in these ranges. */
function charset(name: string, ...grids: readonly (readonly [Range, Range])[]): string {
  const decoder = new TextDecoder(name);
  const found = grids.flatMap(([[firstFrom, firstTo], [from, to]]) => {
    const firsts = Array.from({ length: firstTo - firstFrom + 1 }, (_, i) => firstFrom + i);
    const seconds = Array.from({ length: to - from + 1 }, (_, i) => from + i);
    return firsts.flatMap((first) => seconds.map((second) => decoder.decode(Uint8Array.of(first, second))));
  });
  return [...new Set(found.join(""))].filter((char) => char > "\u00ff" && char !== "\ufffd").join("");
}

async function make(name: string, source: string, text: string, variationAxes?: Record<string, number>) {
  const file = await subsetFont(await readFile(source), text, {
    targetFormat: "sfnt",
    ...(variationAxes && { variationAxes }),
  });
  await writeFile(join(out, `${name}.ttf`), file);
  sizes.push([name, file.length]);
}

/** The regular weight, whole, out of a package that is not worth a dependency: it holds nine weights of up to 10 MB each. */
function unpack(family: string, version: string): string {
  const id = family.toLowerCase().replaceAll(" ", "-");
  const tar = execFileSync("npm", ["pack", "--silent", `@expo-google-fonts/${id}@${version}`], { cwd: temp });
  execFileSync("tar", ["xzf", tar.toString().trim()], { cwd: temp });
  const file = join(temp, `${id}.ttf`);
  const packed = `package/400Regular/${family.replaceAll(" ", "")}_400Regular.ttf`;
  execFileSync("mv", [packed, file], { cwd: temp });
  return file;
}

// Doc's voice as app/globals.css has it, at the size at which it is read on a phone.
const voice = { opsz: 28, SOFT: 100, WONK: 0, wght: 400 };
const fraunces = (part: string) =>
  join(root, `node_modules/@fontsource-variable/fraunces/files/fraunces-${part}-full-normal.woff2`);
for (const part of ["latin", "latin-ext", "vietnamese"]) {
  await make(`fraunces-${part}`, fraunces(part), range([0x20, 0x2fff]), voice);
}
await make("fraunces-wordmark", fraunces("latin"), "Doc", { ...voice, opsz: 40, wght: 600 });
await make("inter", unpack("Inter", "0.4.2"), range([0x20, 0x2fff], [0xa640, 0xa7ff], [0xfb00, 0xfb06]));
await make(
  "noto-sans-arabic",
  unpack("Noto Sans Arabic", "0.4.3"),
  range([0x600, 0x6ff], [0x750, 0x77f], [0x200c, 0x200f]),
);

const blocks: readonly (readonly [script: string, version: string, block: Range])[] = [
  ["Armenian", "0.4.2", [0x530, 0x58f]],
  ["Hebrew", "0.4.1", [0x590, 0x5ff]],
  ["Devanagari", "0.4.1", [0x900, 0x97f]],
  ["Bengali", "0.4.4", [0x980, 0x9ff]],
  ["Gurmukhi", "0.4.1", [0xa00, 0xa7f]],
  ["Gujarati", "0.4.2", [0xa80, 0xaff]],
  ["Tamil", "0.4.3", [0xb80, 0xbff]],
  ["Telugu", "0.4.2", [0xc00, 0xc7f]],
  ["Kannada", "0.4.3", [0xc80, 0xcff]],
  ["Malayalam", "0.4.2", [0xd00, 0xd7f]],
  ["Thai", "0.4.2", [0xe00, 0xe7f]],
  ["Georgian", "0.4.3", [0x10a0, 0x10ff]],
];
for (const [script, version, block] of blocks) {
  const text = range(block, [0x200c, 0x200d], [0x25cc, 0x25cc], [0x964, 0x965]);
  await make(`noto-sans-${script.toLowerCase()}`, unpack(`Noto Sans ${script}`, version), text);
}

// Simplified: all of GB 2312; traditional: the frequent half of Big5; Japanese: JIS level 1; Korean: KS X 1001's syllables.
const simplified = charset("gb2312", [
  [0xa1, 0xf7],
  [0xa1, 0xfe],
]);
const traditional = charset(
  "big5",
  [
    [0xa4, 0xc6],
    [0x40, 0x7e],
  ],
  [
    [0xa4, 0xc6],
    [0xa1, 0xfe],
  ],
);
const japanese = charset(
  "shift_jis",
  [
    [0x81, 0x97],
    [0x40, 0xfc],
  ],
  [
    [0x98, 0x98],
    [0x40, 0x72],
  ],
);
await make("noto-sans-sc", unpack("Noto Sans SC", "0.4.3"), simplified + traditional);
await make("noto-sans-jp", unpack("Noto Sans JP", "0.4.3"), japanese);
await make(
  "noto-sans-kr",
  unpack("Noto Sans KR", "0.4.3"),
  charset("euc-kr", [
    [0xb0, 0xc8],
    [0xa1, 0xfe],
  ]),
);

await rm(temp, { recursive: true });
console.table(sizes);
