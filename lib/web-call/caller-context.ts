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

/**
 * Memory as words for the prompt. Summaries are a machine's telling of what callers said, so they are data and nothing
 * else: one line each, no markup, no variable syntax, no role labels, cut to policy's lengths.
 */
export function toCallerContext(memory: Memory | null): CallerContext {
  if (!memory) return nobody;
  const userName = toPlain(memory.userName ?? "", policy.memory.longestName);
  if (!memory.isRemembering || memory.summaries.length === 0) return { ...nobody, userName };
  const talks = memory.summaries.map(({ at, text, note }) => {
    const day = at.slice(0, 10);
    return `${day}: ${toPlain([text, note ?? ""].join(" "), policy.memory.longestSummary)}`;
  });
  return {
    userName,
    userContext: newestWithin(talks, policy.memory.longestContext),
    greeting: greetingOf(userName, memory.summaries.at(-1)?.topics ?? ""),
  };
}

/** The newest lines that fit, oldest first. */
function newestWithin(lines: readonly string[], longest: number): string {
  const kept: string[] = [];
  let length = 0;
  for (const line of lines.toReversed()) {
    length += line.length + 1;
    if (length > longest) break;
    kept.unshift(line);
  }
  return kept.join("\n");
}

const roleLabel = /\b(system|assistant|developer|user|agent|human|ai)\s*:/gi;
const notPlain = /[{}<>[\]`#*_|\\~^]|\p{Cc}|\p{Cf}/gu;

/** One line of plain text, cut at a word's end. */
export function toPlain(text: string, longest: number): string {
  const line = text
    .normalize("NFC")
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
