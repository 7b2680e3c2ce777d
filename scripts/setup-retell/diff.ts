import { isDeepStrictEqual } from "node:util";
import type { Settings } from "@/lib/vendors/retell-persona";

/** One setting that differs. `wanted` is the code's value, `found` Retell's; undefined where one side has none. */
export type Change = { path: string; wanted: unknown; found: unknown };

/**
 * What would have to change at Retell. Only names that the code sets count: Retell adds fields and defaults of its
 * own. Lists are compared as sets, named items by their name, and what is empty equals what is missing.
 */
export function findChanges(wanted: Settings, found: Settings): Change[] {
  return Object.keys(wanted).flatMap((key) => compare(key, wanted[key], found[key]));
}

/** The wanted settings that have to be sent: whole top-level fields. */
export function toPatch(wanted: Settings, changes: Change[]): Settings {
  const keys = new Set(changes.map((change) => /^[^.[]+/.exec(change.path)?.[0] ?? change.path));
  return Object.fromEntries(Object.entries(wanted).filter(([key]) => keys.has(key)));
}

function compare(path: string, wanted: unknown, found: unknown): Change[] {
  if (isEmpty(wanted) && isEmpty(found)) return [];
  if (isNamedList(wanted) && isNamedList(found)) return compareNamed(path, wanted, found);
  if (Array.isArray(wanted) && Array.isArray(found) && isSameSet(wanted, found)) return [];
  if (isObject(wanted) && isObject(found)) {
    return Object.keys(wanted).flatMap((key) => compare(`${path}.${key}`, wanted[key], found[key]));
  }
  return isSameValue(wanted, found) ? [] : [{ path, wanted, found }];
}

type Named = Settings & { name: string };

function compareNamed(path: string, wanted: Named[], found: Named[]): Change[] {
  const names = [...new Set([...wanted, ...found].map((item) => item.name))];
  return names.flatMap((name) => {
    const ours = wanted.find((item) => item.name === name);
    const theirs = found.find((item) => item.name === name);
    if (ours && theirs) return compare(`${path}[${name}]`, ours, theirs);
    return [{ path: `${path}[${name}]`, wanted: ours, found: theirs }];
  });
}

const isObject = (value: unknown): value is Settings =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isNamed = (value: unknown): value is Named => isObject(value) && typeof value.name === "string";
const isNamedList = (value: unknown): value is Named[] =>
  Array.isArray(value) && value.length > 0 && value.every(isNamed);
const isEmpty = (value: unknown) =>
  value === undefined ||
  value === null ||
  value === "" ||
  value === false ||
  (Array.isArray(value) && !value.length);

function isSameSet(a: unknown[], b: unknown[]): boolean {
  const sorted = (list: unknown[]) => list.map((item) => JSON.stringify(item)).sort();
  return isDeepStrictEqual(sorted(a), sorted(b));
}

/** Retell may keep numbers in 32 bits: 0.9 then comes back as 0.8999999761581421. */
function isSameValue(a: unknown, b: unknown): boolean {
  if (typeof a === "number" && typeof b === "number") return Math.abs(a - b) < 1e-6;
  return isDeepStrictEqual(a, b);
}
