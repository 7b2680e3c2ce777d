import type { IdName, KnownIds } from "@/lib/env-setup";
import { writeEnvValue } from "./env-file";

export type IdBook = {
  get: (name: IdName) => string | undefined;
  /** Writes the id into the env file before it returns. */
  remember: (name: IdName, id: string) => Promise<void>;
};

export function createIdBook(path: string, known: KnownIds): IdBook {
  const ids: KnownIds = { ...known };
  return {
    get: (name) => ids[name],
    remember: async (name, id) => {
      ids[name] = id;
      await writeEnvValue(path, name, id);
    },
  };
}
