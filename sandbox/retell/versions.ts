import { RetellError } from "./errors";

export type Version<C> = {
  version: number;
  isPublished: boolean;
  baseVersion?: number;
  modifiedAtMs: number;
  config: C;
};

/** An agent or a response engine with all its versions, oldest first. */
export type Versioned<C> = { id: string; versions: Version<C>[] };

export function latestVersion<C>(item: Versioned<C>): Version<C> {
  const last = item.versions.at(-1);
  if (!last) throw new RetellError(422);
  return last;
}

/** The version asked for, or the latest, draft included. */
export function findVersion<C>(item: Versioned<C>, version: number | undefined): Version<C> {
  if (version === undefined) return latestVersion(item);
  const found = item.versions.find((v) => v.version === version);
  if (!found) throw new RetellError(422);
  return found;
}

/**
 * The version a PATCH writes to: the one named, or the latest draft. What the service answers for a published one
 * is not documented; it is 400 here.
 */
export function findDraft<C>(item: Versioned<C>, version: number | undefined): Version<C> {
  const found =
    version === undefined ? item.versions.findLast((v) => !v.isPublished) : findVersion(item, version);
  if (!found || found.isPublished) {
    throw new RetellError(400, "A published version cannot be changed; create a new version from it first.");
  }
  return found;
}

/** `agent_version` of a call: a number, "latest" (drafts included, also when omitted) or "latest_published". */
export function resolveVersion<C>(item: Versioned<C>, reference: string | number | undefined): Version<C> {
  if (reference === undefined || reference === "latest") return latestVersion(item);
  if (typeof reference === "number") return findVersion(item, reference);
  const published =
    reference === "latest_published" ? item.versions.findLast((v) => v.isPublished) : undefined;
  if (!published) throw new RetellError(422);
  return published;
}

/** Null unsets a field, and unset fields are left out of answers. */
export function withoutNulls<T extends object>(fields: T): T {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== null && value !== undefined),
  ) as T;
}

export function applyPatch<C extends object>(config: C, patch: Partial<C>): C {
  return withoutNulls({ ...config, ...patch });
}
