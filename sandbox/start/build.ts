import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const sources = [
  "app",
  "components",
  "lib",
  "types",
  "public",
  "sandbox/retell/browser-sdk",
  "proxy.ts",
  "instrumentation.ts",
  "next.config.ts",
  "postcss.config.mjs",
  "tsconfig.json",
  "package.json",
];

/** A digest of everything that goes into a build; tests beside the code do not. */
export function digestOf(projectDir: string, isSandbox: boolean): string {
  return digestOfSources(projectDir, sources, String(isSandbox));
}

/** A digest of these files and folders, and of what else the result depends on. */
export function digestOfSources(projectDir: string, paths: readonly string[], seed: string): string {
  const hash = createHash("sha256").update(seed);
  for (const path of paths) addTo(hash, join(projectDir, path));
  return hash.digest("hex");
}

const markerOf = (distDir: string) => join(distDir, "doc-build");

export function isBuilt(distDir: string, digest: string): boolean {
  return existsSync(markerOf(distDir)) && readFileSync(markerOf(distDir), "utf8") === digest;
}

export function markBuilt(distDir: string, digest: string): void {
  writeFileSync(markerOf(distDir), digest);
}

/** A build in another folder than .next gets a tsconfig of its own, which Next may then write to (see next.config.ts). */
export function keepTsconfigApart(projectDir: string, distName: string): void {
  if (distName === ".next") return;
  // Its types of our own paths are read as well: `**` passes over folders that begin with a dot.
  const include = ["next-env.d.ts", "**/*.ts", "**/*.tsx", `${distName}/types/**/*.ts`];
  const config = { extends: "./tsconfig.json", include };
  writeFileSync(join(projectDir, `tsconfig.${distName.slice(1)}.json`), JSON.stringify(config));
}

function addTo(hash: ReturnType<typeof createHash>, path: string): void {
  if (!existsSync(path)) return;
  if (statSync(path).isDirectory()) {
    for (const name of readdirSync(path).sort()) addTo(hash, join(path, name));
  } else if (!/\.test\.tsx?$/.test(path)) {
    hash.update(path).update(readFileSync(path));
  }
}
