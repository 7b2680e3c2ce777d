import { policy } from "@/lib/limits/policy";
import type { Memory } from "@/lib/limits/schema";

/** What Doc is told of a caller, as Retell's dynamic variables take it: strings, empty when there is nothing. */
export type CallerContext = {
  userName: string;
  userContext: string;
  /** Doc's first words to somebody whom Doc remembers; undefined leaves the agent's own. */
  greeting: string | undefined;
};

const nobody: CallerContext = { userName: "", userContext: "", greeting: undefined };

export type ToldTalk = { callId: string; at: string; text: string };

/**
 * Memory as words for the prompt. Summaries are a machine's telling of what callers said, so they are data and nothing
 * else: one line each, no markup, no variable syntax, no role labels, no quotation marks to break out of, cut to policy's
 * lengths.
 */
export function toCallerContext(memory: Memory | null): CallerContext {
  if (!memory) return nobody;
  const userName = toPlain(memory.userName ?? "", policy.memory.longestName);
  const talks = toToldTalks(memory);
  if (talks.length === 0) return { ...nobody, userName };
  return {
    userName,
    userContext: talks.map(toLine).join("\n"),
    greeting: greetingOf(userName, memory.summaries.at(-1)?.topics ?? ""),
  };
}

/** The talks that Doc is told of, oldest first: the newest that fit. */
export function toToldTalks({ isRemembering, summaries }: Memory): ToldTalk[] {
  if (!isRemembering) return [];
  const told: ToldTalk[] = [];
  let length = 0;
  for (const { callId, at, text, note } of summaries.toReversed()) {
    const plain = toPlain([text, note ?? ""].join(" "), policy.memory.longestSummary);
    const talk = { callId, at, text: plain };
    length += toLine(talk).length + 1;
    if (length > policy.memory.longestContext) break;
    if (plain !== "") told.unshift(talk);
  }
  return told;
}

const toLine = ({ at, text }: ToldTalk) => `${at.slice(0, 10)}: ${text}`;

const roleLabel =
  /\b(system|assistant|developer|user|agent|human|ai|doc|caller|tool|function|prompt|instructions?)\s*:/gi;
/** Markup, quotation marks, and all that is not seen: controls, marks of direction, fillers, private signs. */
const notPlain = /[{}<>[\]`#*_|\\~^"“”„‟«»]|\p{C}|\p{Default_Ignorable_Code_Point}/gu;

/** One line of plain text, cut at a word's end. */
export function toPlain(text: string, longest: number): string {
  const line = text
    .slice(0, longest * 20)
    .normalize("NFKC")
    .replace(notPlain, " ")
    .replace(roleLabel, "$1")
    .replace(/\s+/g, " ")
    .trim();
  if (line.length <= longest) return line;
  return `${line
    .slice(0, longest - 1)
    .replace(/\s+\S*$/, "")
    .toWellFormed()}…`;
}

/** The weightiest topic, when it is a plain phrase, is all of the last talk that is said aloud. */
function greetingOf(userName: string, topics: string): string | undefined {
  const topic = topics.split(",")[0]?.trim().toLowerCase() ?? "";
  if (!/^[\p{L}][\p{L}\p{N} '’-]{2,47}$/u.test(topic)) return undefined;
  const hello = userName === "" ? "Hey. You again, good." : `Hey, ${userName}.`;
  return `${hello} Last time it was ${topic}. Better, worse, or has something else taken over?`;
}
