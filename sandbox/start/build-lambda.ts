import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { digestOfSources } from "./build";

const sources = ["lambda", "types", "package-lock.json"];
const bundleOf = (projectDir: string) => join(projectDir, "dist/lambda/video-generator/index.mjs");
/** Beside the folder, not in it: the folder is what gets deployed. */
const markerOf = (projectDir: string) => join(projectDir, "dist/lambda/video-generator.built");

/** Whether the bundle that is there was made from the sources that are there. */
export function isLambdaBuilt(projectDir: string): boolean {
  const marker = markerOf(projectDir);
  if (!existsSync(bundleOf(projectDir)) || !existsSync(marker)) return false;
  return readFileSync(marker, "utf8") === markOf(projectDir);
}

export function markLambdaBuilt(projectDir: string): void {
  writeFileSync(markerOf(projectDir), markOf(projectDir));
}

/** Of sources and bundle: `npm run build:lambda` may have put another one there meanwhile. */
function markOf(projectDir: string): string {
  const bundle = createHash("sha256")
    .update(readFileSync(bundleOf(projectDir)))
    .digest("hex");
  return digestOfSources(projectDir, sources, bundle);
}
