import { readNumber } from "./numbers";
import type { Span } from "./span";
import type { Token } from "./tokens";
import { functionWords, listed, personVerbs } from "./words";

const topLevels = listed(`
com org net edu gov mil int io co us uk ca eu au de fr es it jp in nl ch se no pl ru br pt za nz ie il kr cn is tv me ai app biz info
health care clinic hospital dev online site live life church farm family coop page blog news link fund help foundation ly gg fm love memorial rip xyz cc club shop store space world today press wordpress blogspot tumblr substack
`);
/** Endings that are words too: only after an "at". */
const wordyTopLevels = listed(`
love memorial rip club shop store space world today press is me us in it no se es de fr ai tv app health info care clinic hospital online site live life church farm family page blog news link fund
help foundation int il be pl
`);
const providers = listed(
  "gmail yahoo hotmail outlook aol icloud comcast protonmail proton msn verizon live googlemail ymail sbcglobal",
);
const notLocal = listed(`
email mail address e-mail sent send wrote write forward forwarded it it's its him her them me us is was that's and so to at
the my his new old other called says said reach from on login username number
`);

/** Written addresses, and those said aloud: "jane dot doe at gmail dot com", "my chart dot org slash login". */
export function findWeb(tokens: readonly Token[]): Span[] {
  return tokens.flatMap((_, at) => [
    ...written(tokens, at),
    ...spokenAddress(tokens, at),
    ...spokenNumbers(tokens, at),
    ...handle(tokens, at),
  ]);
}

function written(tokens: readonly Token[], at: number): Span[] {
  const raw = tokens[at]?.raw ?? "";
  const span = (kind: Span["kind"]): Span[] => [{ from: at, to: at + 1, kind }];
  if (/^\S+@\S+\.\w+/.test(raw)) return span("email");
  if (/^\d{1,3}(\.\d{1,3}){3}(:\d+|\/\d+)?$/.test(raw)) return span("ip_address");
  if (
    /^[\da-f]{0,4}(:[\da-f]{0,4}){2,}$/i.test(raw) &&
    (/::|[a-f]/i.test(raw) || raw.split(":").length > 3)
  ) {
    return span("ip_address");
  }
  const isAddress =
    /^(https?:\/\/|www\.)\S+/i.test(raw) ||
    /^[\w-]+(\.[\w-]+)*\.(com|org|net|edu|gov|io|co|us|uk|info|health|me|app|is|tv|ai|ly|gg|care|clinic|hospital|online|site|live|church|farm|page|blog|news|link|fund|help|foundation|dev|ca|eu|au|de|biz)([/?#]\S*)?$/i.test(
      raw,
    ) ||
    /^[\w-]+(\.[\w-]+)+\/\S+$/.test(raw) ||
    /^[a-z][\w-]+(\.[\w-]+)*\.[a-z]{2,}$/.test(raw) ||
    /^@\w{2,}/.test(raw);
  if (/^https?$/.test(raw.toLowerCase())) {
    let to = at + 1;
    while (/^(colon|slash|forward)$/.test(tokens[to]?.text ?? "")) to += 1;
    return [{ from: at, to: to < tokens.length ? to + 1 : to, kind: "url" }];
  }
  return isAddress ? [{ from: at, to: pathAfter(tokens, at + 1), kind: "url" }] : [];
}

/** Anchored at a "dot" before a top-level domain. */
function spokenAddress(tokens: readonly Token[], at: number): Span[] {
  const spelled = tokens
    .slice(at + 1, at + 4)
    .map(({ text }) => text)
    .join(" ");
  const isSpelled = /^(c o m|o r g|n e t|e d u|g o v)$/.test(spelled);
  const top = isSpelled ? spelled.replaceAll(" ", "") : (tokens[at + 1]?.text ?? "");
  const end = isSpelled ? at + 4 : at + 2;
  if (
    providers.has(tokens[at]?.text ?? "") &&
    /^(at|sign|symbol)$/.test(tokens[at - 1]?.text ?? "") &&
    tokens[at + 1]?.text !== "dot"
  ) {
    return [{ from: localBefore(tokens, signBefore(tokens, at)), to: at + 1, kind: "email" }];
  }
  const isKnown = topLevels.has(top) || (tokens[at + 2]?.text === "slash" && !tokens[at + 1]?.endsClause);
  if (tokens[at]?.text !== "dot" || !isKnown || tokens[at]?.endsClause) return [];
  const host = hostBefore(tokens, at);
  const isLookedAt =
    tokens[at + 2]?.text === "slash" ||
    tokens[host]?.text === "www" ||
    /^(look|looked|looking|it|page|up|is|posted|read)$/.test(tokens[host - 2]?.text ?? "");
  const isEmail = /^(at|sign|symbol)$/.test(tokens[host - 1]?.text ?? "") && host < at && !isLookedAt;
  if (isEmail) return [{ from: localBefore(tokens, signBefore(tokens, host)), to: end, kind: "email" }];
  const isPath = tokens[at + 2]?.text === "slash" || /^(www|w|https?)$/.test(tokens[host]?.text ?? "");
  const isSpokenOf = tokens
    .slice(Math.max(0, host - 6), host)
    .some(({ text }) =>
      /^(website|site|page|portal|link|url|address|online|blog|domain|web|app)$/.test(text),
    );
  if (wordyTopLevels.has(top) && !isPath && !isSpokenOf) return [];
  return host < at ? [{ from: host, to: pathAfter(tokens, end), kind: "url" }] : [];
}

/** The "at", also of "at sign". */
function signBefore(tokens: readonly Token[], host: number): number {
  return /^(sign|symbol)$/.test(tokens[host - 1]?.text ?? "") ? host - 2 : host - 1;
}

/** Where the host's first word is: back over "dot"s, and over up to two words that belong to the last of them. */
function hostBefore(tokens: readonly Token[], dot: number): number {
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

function localBefore(tokens: readonly Token[], sign: number): number {
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

function pathAfter(tokens: readonly Token[], end: number): number {
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

/** "ten dot four dot zero dot one eighteen": four numbers with three dots. */
function spokenNumbers(tokens: readonly Token[], at: number): Span[] {
  if (isNumber(tokens[at - 1])) return [];
  let to = at;
  for (let part = 0; part < 4; part += 1) {
    if (part > 0) {
      if (!/^(dot|point)$/.test(tokens[to]?.text ?? "")) return [];
      to += 1;
    }
    const end = numbersFrom(tokens, to);
    if (end === to) return [];
    to = end;
  }
  return [{ from: at, to, kind: "ip_address" }];
}

function numbersFrom(tokens: readonly Token[], at: number): number {
  let to = at;
  while (to - at < 5 && isNumber(tokens[to]) && (to === at || !tokens[to - 1]?.endsClause)) to += 1;
  return to;
}

function isNumber(token: Token | undefined): boolean {
  return token !== undefined && (/^(oh|o|hundred)$/.test(token.text) || readNumber([token], 0) !== undefined);
}

/** "her handle is nurse jess", "on instagram at big tom". */
function handle(tokens: readonly Token[], at: number): Span[] {
  const texts = tokens
    .slice(Math.max(0, at - 3), at)
    .map(({ text }) => text)
    .join(" ");
  const isNamed =
    /\b(instagram|insta|twitter|tiktok|venmo|snapchat|facebook|youtube) (is|at|as|it's)$|\b(handle|username|user name|screen name|hashtag|login|password)( is| was)?$/.test(
      texts,
    );
  if (!isNamed || functionWords.has(tokens[at]?.text ?? "")) return [];
  let to = at + 1;
  while (
    to - at < 4 &&
    !tokens[to - 1]?.endsClause &&
    tokens[to] &&
    !functionWords.has(tokens[to]?.text ?? "")
  )
    to += 1;
  return [{ from: at, to, kind: "url" }];
}
