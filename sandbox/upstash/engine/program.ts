import { accessSync, constants, statSync } from "node:fs";
import { delimiter, join } from "node:path";

export type Program = { name: "redis-server" | "valkey-server"; path: string };

/** The first server found in a search path such as `PATH`. */
export function findProgram(searchPath: string): Program | undefined {
  const folders = searchPath.split(delimiter).filter(Boolean);
  const candidates = (["redis-server", "valkey-server"] as const).flatMap((name) =>
    folders.map((folder) => ({ name, path: join(folder, name) })),
  );
  return candidates.find(({ path }) => isProgram(path));
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
