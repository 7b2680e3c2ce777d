import { book, groups } from "./book";
import type { Finding, Values } from "./finding";

const words = { ok: "ok     ", note: "note   ", problem: "PROBLEM" };
/** Names whose values may be seen by anybody. */
const harmless =
  /^(NEXT_PUBLIC_|AWS_REGION|S3_BUCKET|LAMBDA_|.*_URL|.*_ORIGINS|CLIENT_|VERCEL|MAX_|PHONE_|DEMO_|WEB_)/;

/** One paragraph a group; a problem says what the name is for, where it comes from, and what is not without it or as it is. */
export function toLines(findings: readonly Finding[], values: Values): string[] {
  const lines = groups.flatMap((group) => {
    const own = findings.filter((finding) => finding.group === group);
    return own.length === 0 ? [] : ["", group, ...own.flatMap(toParagraph)];
  });
  return [...lines, "", summaryOf(findings)].map((line) => withoutSecrets(line, values));
}

function toParagraph({ name, level, text, effect }: Finding): string[] {
  const first = `  ${words[level]} ${name}: ${text}`;
  const known = book[name];
  if (level === "ok" || !known) return [first];
  const without = `            without it: ${known.without}`;
  if (level === "note") return [first, `            for: ${known.what}`, without];
  const cost = effect === undefined ? without : `            as it is: ${effect}`;
  return [first, `            for: ${known.what}`, `            from: ${known.from}`, cost];
}

function summaryOf(findings: readonly Finding[]): string {
  const count = findings.filter(({ level }) => level === "problem").length;
  if (count === 0) return "Everything that the app needs is there, and every vendor takes it.";
  return count === 1 ? "One problem." : `${count} problems.`;
}

/** Whatever a vendor may have quoted. */
function withoutSecrets(line: string, values: Values): string {
  return Object.entries(values).reduce(
    (text, [name, value]) =>
      value && value.length >= 6 && name in book && !harmless.test(name)
        ? text.replaceAll(value, `[${name}]`)
        : text,
    line,
  );
}
