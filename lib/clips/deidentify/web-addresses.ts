import type { Token } from "./tokens";
import { functionWords, listed, personVerbs } from "./words";

const notLocal = listed(`
email mail address e-mail sent send wrote write forward forwarded it it's its him her them me us is was that's and so to at
the my his new old other called says said reach from on login username number
`);

/** The "at", also of "at sign". */
export function signBefore(tokens: readonly Token[], host: number): number {
  return /^(sign|symbol)$/.test(tokens[host - 1]?.text ?? "") ? host - 2 : host - 1;
}

/** Where the host's first word is: back over "dot"s, and over up to two words that belong to the last of them. */
export function hostBefore(tokens: readonly Token[], dot: number): number {
  let [from, loose] = [dot, 0];
  while (from > 0) {
    const before = tokens[from - 1];
    if (!before || before.endsSentence || /^(at|sign|symbol)$/.test(before.text)) break;
    const isJoined = isJoint(before) || isJoint(tokens[from]);
    if (!isJoined && (before.endsClause || ++loose > 2)) break;
    if (
      !isJoint(before) &&
      functionWords.has(before.text) &&
      !/^(one|two|three|all|the|my|for|and|you)$/.test(before.text) &&
      !isJoint(tokens[from - 2])
    )
      break;
    from -= 1;
  }
  return /^(at|sign|symbol)$/.test(tokens[from - 1]?.text ?? "") ? from : trimHost(tokens, from, dot);
}

/** Without an "at" only the word right before the "dot" is surely the host's. */
function trimHost(tokens: readonly Token[], from: number, dot: number): number {
  const firstDot = tokens.slice(from, dot + 1).findIndex((token) => token.text === "dot");
  const nearest = from + firstDot - 1;
  const anchored = afterAnchor(tokens, nearest);
  if (anchored !== undefined) return anchored;
  let start = nearest;
  while (start > from && !isLead(tokens[start - 1])) start -= 1;
  return start;
}

/** "a site called pray for baby june dot com": the name reaches back to the word that announces it. */
function afterAnchor(tokens: readonly Token[], nearest: number): number | undefined {
  const announces =
    /^(site|website|page|link|called|it's|is|was|on|to|at|url|portal|address|says|said|go|see|check|up|visit|from|named|reads|domain|blog|obituary|it|called|clicked|find|on|via|got|has|made)$/;
  for (let at = nearest; at > 0 && nearest - at < 6; at -= 1) {
    const before = tokens[at - 1];
    if (!before || !(before.endsClause || announces.test(before.text) || before.isPossessive)) continue;
    let start = at;
    while (
      start < nearest &&
      /^(the|a|an|and|so|that|doc|like|this|my|his|her|our|their|i|you|we|just|it|is|was|they|he|she)$/.test(
        tokens[start]?.text ?? "",
      )
    ) {
      start += 1;
    }
    return start;
  }
  return undefined;
}

/** What leads up to an address and is none of it: "it's on", "look me up", "a site called". */
function isLead(token: Token | undefined): boolean {
  if (!token || token.isPossessive || functionWords.has(token.text) || personVerbs.has(token.text))
    return true;
  return /^(up|site|website|page|link|address|called|doc|portal|url|www|online|app|posted|blog|check|visit|google|googled|goes|type|typed|web|find|named|says|log|logged|login)$/.test(
    token.text,
  );
}

function isJoint(token: Token | undefined): boolean {
  return /^(dot|underscore|dash|hyphen|slash|point|plus|period)$/.test(token?.text ?? "");
}

export function localBefore(tokens: readonly Token[], sign: number): number {
  let from = sign;
  for (let count = 0; from > 0 && count < 16; count += 1) {
    const before = tokens[from - 1];
    if (!before || before.endsSentence) break;
    const isJoined = isJoint(before) || isJoint(tokens[from]);
    const isLoose = before.endsClause || notLocal.has(before.text) || before.isPossessive;
    if (!isJoined && from < sign && (isLoose || (functionWords.has(before.text) && !isInLocal(before.text))))
      break;
    if (!isJoined && from === sign && before.endsClause) break;
    from -= 1;
  }
  return from;
}

/** "jane doe all one word at": numbers and how it is written belong to it. */
function isInLocal(text: string): boolean {
  return /^(all|one|two|three|no|lower|upper)$/.test(text);
}

/** What goes on after an address; other small words can be part of one: "slash pray for june". */
const afterPath =
  /^(and|but|so|because|i|he|she|it|they|we|that|that's|it's|which|who|is|was|has|had|were|when|before|then|now|i'm|he's|she's)$/;

export function pathAfter(tokens: readonly Token[], end: number): number {
  let to = end;
  while (!tokens[to - 1]?.endsClause && tokens[slashAt(tokens, to) + 1]) {
    to = slashAt(tokens, to) + 2;
    for (let count = 0; count < 5; count += 1) {
      const next = tokens[to];
      if (!next || tokens[to - 1]?.endsClause || next.text === "slash" || slashAt(tokens, to) < tokens.length)
        break;
      if (!isJoint(tokens[to - 1]) && afterPath.test(next.text)) break;
      to += 1;
    }
  }
  return to;
}

/** Of "slash" or "forward slash" here; beyond the words when there is none. */
function slashAt(tokens: readonly Token[], at: number): number {
  if (/^(slash|hash|pound|colon)$/.test(tokens[at]?.text ?? "")) return at;
  if (tokens[at]?.text === "question" && tokens[at + 1]?.text === "mark") return at + 1;
  return /^(forward|back)$/.test(tokens[at]?.text ?? "") && tokens[at + 1]?.text === "slash"
    ? at + 1
    : tokens.length;
}
