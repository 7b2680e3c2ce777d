import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** Makes the folder when it is not there; throws a sentence when nothing can be written in it. */
export function requireWritable(dir: string): void {
  const probe = join(dir, `.probe-${process.pid}`);
  try {
    makeFolder(dir);
    writeFileSync(probe, "");
    rmSync(probe);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? ` (${error.code})` : "";
    throw new Error(
      `SANDBOX_DIR is ${dir}, where nothing can be written${code}: name another folder. Nothing was started.`,
    );
  }
}

/** Step by step: Node's own recursive mkdir never returns where the file system answers ENOENT, as /proc does. */
function makeFolder(dir: string): void {
  if (existsSync(dir)) return;
  makeFolder(dirname(dir));
  mkdirSync(dir);
}
