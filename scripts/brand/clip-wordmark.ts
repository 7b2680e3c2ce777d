/** Draws the wordmark of a clip's end card, once, as how much ink each pixel has: `npx tsx scripts/brand/clip-wordmark.ts [Chromium]`. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import { chromium } from "@playwright/test";
import { decodePng } from "../../lambda/video-generator/picture/png";

const root = join(import.meta.dirname, "../..");
const font = (path: string) => readFile(join(root, "node_modules/@fontsource-variable", path), "base64");
const [fraunces, inter] = await Promise.all([
  font("fraunces/files/fraunces-latin-full-normal.woff2"),
  font("inter/files/inter-latin-wght-normal.woff2"),
]);
const size = { width: 460, height: 110 };
const html = `<style>
  @font-face { font-family: Fraunces; font-weight: 100 900; src: url(data:font/woff2;base64,${fraunces}) }
  @font-face { font-family: Inter; font-weight: 100 900; src: url(data:font/woff2;base64,${inter}) }
  body { margin: 0; block-size: ${size.height}px; display: grid; place-content: center; background: #000; color: #fff; white-space: nowrap }
  p { margin: 0; font: 400 38px Inter } b { font: 600 72px Fraunces; font-variation-settings: "SOFT" 100; margin-inline-end: 18px }
</style><p><b>Doc</b>by Kenstera</p>`;

const executablePath = process.argv[2];
const browser = await chromium.launch({
  args: ["--no-sandbox"],
  ...(executablePath ? { executablePath } : {}),
});
const page = await browser.newPage({ viewport: size });
await page.setContent(html);
await page.evaluate(() => document.fonts.ready);
const picture = decodePng(await page.screenshot(), size);
await browser.close();
if (!picture) throw new Error("The browser drew no picture that can be read.");
// Sixteen steps of ink are enough for an edge.
const ink = Buffer.from(
  picture.rgb.filter((_, i) => i % 3 === 1).map((value) => Math.round(value / 17) * 17),
);
const packed = deflateSync(ink, { level: 9 }).toString("base64");
const module = `// Written by scripts/brand/clip-wordmark.ts.
import { inflateSync } from "node:zlib";

/** The wordmark: how much ink each pixel has, 0..255, row by row. */
export const wordmark = {
  width: ${size.width},
  height: ${size.height},
  ink: (): Uint8Array => inflateSync(Buffer.from(packed, "base64")),
};

const packed =
  "${packed}";
`;
await writeFile(join(root, "lambda/video-generator/picture/wordmark.ts"), module);
