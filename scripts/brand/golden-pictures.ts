/** Draws anew, at half size, what tests/fixtures/pictures describes; to be looked at before it is kept: `npx tsx scripts/brand/golden-pictures.ts`. */
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { drawPreview } from "@/lib/clips/chat-image";

const folder = join(import.meta.dirname, "../../tests/fixtures/pictures");
for (const file of (await readdir(folder)).filter((name) => name.endsWith(".json"))) {
  const input = JSON.parse(await readFile(join(folder, file), "utf8"));
  await writeFile(join(folder, file.replace(".json", ".png")), await drawPreview(input));
}
