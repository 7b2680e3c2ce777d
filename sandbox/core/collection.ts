import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";

/** Replaces a file in one step, so that a reader after SIGKILL sees the old bytes or the new ones. */
export function writeAtomic(path: string, data: string | Uint8Array, mode = 0o666): void {
  const temporary = `${path}.tmp`;
  writeFileSync(temporary, data, { mode });
  renameSync(temporary, path);
}

/** Objects kept as one JSON file each, with a map in front; what is in the map is on disk. */
export class Collection<T extends { id: string }> {
  #items = new Map<string, T>();

  constructor(readonly dir: string) {
    mkdirSync(dir, { recursive: true });
    for (const name of readdirSync(dir)) {
      if (!name.endsWith(".json")) continue;
      const item: T = JSON.parse(readFileSync(join(dir, name), "utf8"));
      this.#items.set(item.id, item);
    }
  }

  get(id: string): T | undefined {
    return this.#items.get(id);
  }

  values(): T[] {
    return [...this.#items.values()];
  }

  put(item: T): void {
    writeAtomic(join(this.dir, `${item.id}.json`), JSON.stringify(item));
    this.#items.set(item.id, item);
  }

  delete(id: string): void {
    this.#items.delete(id);
    rmSync(join(this.dir, `${id}.json`), { force: true });
  }

  clear(): void {
    this.#items.clear();
    emptyFolder(this.dir);
  }
}

let emptied = 0;

/** Takes the folder away with one rename, so that clearing thousands of files does not hold a reset up. */
export function emptyFolder(dir: string): void {
  emptied += 1;
  const gone = `${dir}.gone-${process.pid}-${emptied}`;
  renameSync(dir, gone);
  mkdirSync(dir, { recursive: true });
  void rm(gone, { recursive: true, force: true });
}

/** Removes what a process that was killed had taken away but not yet removed. */
export function finishEmptying(parent: string): void {
  mkdirSync(parent, { recursive: true });
  for (const name of readdirSync(parent)) {
    if (name.includes(".gone-")) rmSync(join(parent, name), { recursive: true, force: true });
  }
}
