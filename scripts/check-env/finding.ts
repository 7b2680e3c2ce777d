import type { Group } from "./book";

export type Values = Record<string, string | undefined>;

/** `note` is worth reading and breaks nothing. */
export type Finding = {
  group: Group;
  name: string;
  level: "ok" | "note" | "problem";
  text: string;
  /** Of a problem with a value that is there: what becomes of the app. */
  effect?: string;
};

/** Findings of one group, so that trials say only what they found. */
export function findingsOf(group: Group) {
  const make = (level: Finding["level"]) => (name: string, text: string) => ({ group, name, level, text });
  const effect = "the server starts, and what this is for fails";
  return {
    ok: make("ok"),
    problem: (name: string, text: string): Finding => ({ ...make("problem")(name, text), effect }),
  };
}
