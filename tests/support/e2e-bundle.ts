import { join } from "node:path";
import { build } from "vite";

const projectDir = join(import.meta.dirname, "../..");
const entry = "entry-that-is-no-file.js";

/** A module and all that it imports, as one script that leaves its exports in `window.Bundle`. */
export async function bundle(source: string): Promise<string> {
  const built = await build({
    root: projectDir,
    configFile: false,
    logLevel: "error",
    plugins: [
      {
        name: "entry",
        resolveId: (id) => (id.endsWith(entry) ? `\0${entry}` : undefined),
        load: (id) => (id === `\0${entry}` ? source : undefined),
      },
    ],
    build: { write: false, minify: false, lib: { entry, formats: ["iife"], name: "Bundle" } },
  });
  const [first] = Array.isArray(built) ? built : [built];
  const chunk = first && "output" in first ? first.output[0] : undefined;
  if (!chunk) throw new Error("The bundle came out empty.");
  return `${chunk.code}\nwindow.Bundle = Bundle;`;
}
