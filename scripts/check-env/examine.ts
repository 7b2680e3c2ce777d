import { envProblems } from "@/lib/env";
import { book, noStart } from "./book";
import type { Finding, Values } from "./finding";

const isLocal = (address: string) =>
  /^https?:\/\/(127(\.\d+){3}|localhost|\[::1\])(:\d+)?(\/|$)/.test(address);
const addresses = Object.keys(book).filter((name) => name.endsWith("_URL") || name.includes("_ENDPOINT_"));

/** What can be told from the names and forms alone, before anybody is asked. */
export function examine(values: Values): Finding[] {
  const wrong = new Map(envProblems(values).map(({ name, problem }) => [name, problem]));
  return Object.entries(book).flatMap(([name, { group, need }]): Finding[] => {
    const value = values[name];
    const malformed = wrong.get(name);
    if (malformed)
      return [{ group, name, level: "problem", text: malformed, ...(value && { effect: noStart }) }];
    const unfit = isPublic(values) ? unfitForPublic(name, value) : undefined;
    if (unfit)
      return [{ group, name, level: "problem", text: unfit, effect: "the server starts all the same" }];
    if (!value) return need === "app" ? [] : [{ group, name, level: levels[need], text: "is empty" }];
    return [{ group, name, level: "ok", text: "is set" }];
  });
}

/** What an empty value is; of a name that the app needs, its own form has said it. */
const levels = { part: "problem", else: "note" } as const;

/** Names in a file that are nobody's: most likely another one was meant. */
export function examineNames(names: readonly string[]): Finding[] {
  const strange = names.filter((name) => !(name in book));
  return strange.map((name) => ({ group: "The app", name, level: "note", text: "is read by nobody" }));
}

const isPublic = ({ NEXT_PUBLIC_APP_URL }: Values) =>
  NEXT_PUBLIC_APP_URL !== undefined && NEXT_PUBLIC_APP_URL !== "" && !isLocal(NEXT_PUBLIC_APP_URL);

/** What is right on one's own machine, and wrong where others come. */
function unfitForPublic(name: string, value: string | undefined): string | undefined {
  if (!value) return undefined;
  if (/sandbox/i.test(value)) return "has the sandbox's value, which everybody knows";
  if (!addresses.includes(name)) return undefined;
  if (isLocal(value)) return "leads to this machine";
  return value.startsWith("http:") ? "is not https" : undefined;
}
