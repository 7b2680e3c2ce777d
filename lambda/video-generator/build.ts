import { mkdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";

const root = join(import.meta.dirname, "../..");
export const bundlePath = join(root, "dist/lambda/video-generator/index.mjs");
export const MAX_BUNDLE_BYTES = 1_000_000;

/**
 * Packs the function into one file, AWS SDK and all: the runtime's own copy is of no fixed version, and the sandbox
 * has none. Returns its size in bytes; throws when it is over a megabyte.
 */
export async function buildLambda(outfile = bundlePath): Promise<number> {
  // Whole or not at all: somebody may be loading the last one.
  const unfinished = `${outfile}.${process.pid}`;
  await mkdir(join(outfile, ".."), { recursive: true });
  const { metafile } = await build({
    entryPoints: [join(import.meta.dirname, "index.ts")],
    outfile: unfinished,
    bundle: true,
    minify: true,
    platform: "node",
    target: "node20",
    format: "esm",
    metafile: true,
    absWorkingDir: root,
    logLevel: "error",
    // The SDK's CommonJS parts call require.
    banner: { js: 'import{createRequire as r}from"node:module";const require=r(import.meta.url);' },
  });
  const bytes = Object.values(metafile.outputs).reduce((sum, output) => sum + output.bytes, 0);
  if (bytes > MAX_BUNDLE_BYTES) {
    await rm(unfinished);
    throw new Error(`The bundle has ${bytes} bytes, more than ${MAX_BUNDLE_BYTES}.`);
  }
  await rename(unfinished, outfile);
  return bytes;
}

if (process.argv[1] === import.meta.filename) {
  const bytes = await buildLambda();
  console.log(`dist/lambda/video-generator/index.mjs: ${Math.round(bytes / 1000)} kB`);
}
