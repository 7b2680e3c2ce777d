/** Draws the pictures that must be pixels from the same tokens and lamp as the pages: `npx tsx scripts/brand/pictures.ts [Chromium]`. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { chromium } from "@playwright/test";

const root = join(import.meta.dirname, "../..");
const read = (path: string, encoding: BufferEncoding = "utf8") => readFile(join(root, path), { encoding });

const [globals, lamp, icon, fraunces, inter] = await Promise.all([
  read("app/globals.css"),
  read("components/site/lamp.css"),
  read("app/icon.svg"),
  read("node_modules/@fontsource-variable/fraunces/files/fraunces-latin-full-normal.woff2", "base64"),
  read("node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2", "base64"),
]);
const nightTokens = globals.match(/^:root \{[^}]*\}/m)?.[0];
if (!nightTokens) throw new Error("app/globals.css no longer begins with the night's :root block");

const parts = ["glow", "cord", "unlit", "glass", "heart", "collar"].map(
  (part) => `<span class="lamp-${part}"></span>`,
);
const card = `<style>
  @font-face { font-family: Fraunces; font-weight: 100 900; src: url(data:font/woff2;base64,${fraunces}) }
  @font-face { font-family: Inter; font-weight: 100 900; src: url(data:font/woff2;base64,${inter}) }
  ${nightTokens} ${lamp}
  body { margin: 0; inline-size: 1200px; block-size: 630px; overflow: hidden; position: relative; background: var(--ground); color: var(--ink); font-family: Inter }
  .lamp { position: absolute; inset-inline-end: 120px; inset-block-start: 190px; --lamp-size: 270px; --lamp-level: 0.6 }
  h1 { position: absolute; inset-inline-start: 80px; inset-block-start: 186px; inline-size: 640px; margin: 0; text-wrap: balance; font: 500 76px/1.1 Fraunces; font-variation-settings: "SOFT" 100, "WONK" 0; letter-spacing: -0.01em }
  p { position: absolute; inset-inline-start: 80px; inset-block-end: 64px; margin: 0; font-size: 28px; color: var(--muted) }
  b { font: 600 36px Fraunces; font-variation-settings: "SOFT" 100; color: var(--ink); margin-inline-end: 10px }
</style><div class="lamp" data-state="speaking">${parts.join("")}</div>
<h1>A dry, kind voice at the end of a long shift.</h1><p><b>Doc</b>by Kenstera</p>`;

// Phones cut their own corners: the square is filled to its edges.
const touchIcon = `<style>body { margin: 0 } svg { display: block; inline-size: 180px; block-size: 180px }</style>${icon.replace('rx="14"', "")}`;

const executablePath = process.argv[2];
const browser = await chromium.launch({
  args: ["--no-sandbox"],
  ...(executablePath ? { executablePath } : {}),
});
await draw("app/opengraph-image.png", card, 1200, 630);
await draw("app/apple-icon.png", touchIcon, 180, 180);
await browser.close();

async function draw(path: string, html: string, width: number, height: number) {
  const page = await browser.newPage({ viewport: { width, height } });
  await page.setContent(html);
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: join(root, path) });
  await page.close();
}
