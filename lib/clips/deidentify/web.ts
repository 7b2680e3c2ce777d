import { readNumber } from "./numbers";
import type { Span } from "./span";
import type { Token } from "./tokens";
import { functionWords, listed } from "./words";

const topLevels = listed("com org net edu gov mil io co us uk ca info health me biz app ai tv is de fr mx");
/** Endings that are words too: only after an "at". */
const wordyTopLevels = listed("is me us ai tv app health info");
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
    /^[\w-]+(\.[\w-]+)*\.(com|org|net|edu|gov|io|co|us|uk|info|health|me|app|is|tv|ai)(\/\S*)?$/i.test(raw);
  return isAddress ? span("url") : [];
}

/** Anchored at a "dot" before a top-level domain. */
function spokenAddress(tokens: readonly Token[], at: number): Span[] {
  const top = tokens[at + 1]?.text ?? "";
  if (tokens[at]?.text !== "dot" || !topLevels.has(top)) return [];
  const host = hostBefore(tokens, at);
  const isLookedAt =
    tokens[at + 2]?.text === "slash" ||
    tokens[host]?.text === "www" ||
    /^(look|looked|looking|it|page|up|is|posted|read)$/.test(tokens[host - 2]?.text ?? "");
  const isEmail = tokens[host - 1]?.text === "at" && host < at && !isLookedAt;
  if (isEmail) return [{ from: localBefore(tokens, host - 1), to: at + 2, kind: "email" }];
  if (wordyTopLevels.has(top) && !/^(www|https?)$/.test(tokens[host]?.text ?? "")) return [];
  return host < at ? [{ from: host, to: pathAfter(tokens, at + 2), kind: "url" }] : [];
}

/** Where the host's first word is: back over "dot"s, and over up to two words that belong to the last of them. */
function hostBefore(tokens: readonly Token[], dot: number): number {
  let [from, loose] = [dot, 0];
  while (from > 0) {
    const before = tokens[from - 1];
    if (!before || before.endsSentence || before.text === "at") break;
    const isJoined = isJoint(before) || isJoint(tokens[from]);
    if (!isJoined && (before.endsClause || ++loose > 2)) break;
    if (!isJoint(before) && functionWords.has(before.text) && !isJoint(tokens[from - 2])) break;
    from -= 1;
  }
  return tokens[from - 1]?.text === "at" ? from : trimHost(tokens, from, dot);
}

/** Without an "at" only the word right before the "dot" is surely the host's. */
function trimHost(tokens: readonly Token[], from: number, dot: number): number {
  const firstDot = tokens.slice(from, dot + 1).findIndex((token) => token.text === "dot");
  const nearest = from + firstDot - 1;
  const start = Math.max(from, nearest - 1);
  const isVerb = /^(up|site|website|page|link|address|called|on|doc|is|at's|to)$/.test(
    tokens[start]?.text ?? "",
  );
  return start < nearest && isVerb ? nearest : start;
}

function isJoint(token: Token | undefined): boolean {
  return /^(dot|underscore|dash|hyphen|slash|point|plus|period)$/.test(token?.text ?? "");
}

function localBefore(tokens: readonly Token[], sign: number): number {
  let from = sign;
  for (let count = 0; from > 0 && count < 8; count += 1) {
    const before = tokens[from - 1];
    if (!before || before.endsSentence) break;
    const isJoined = isJoint(before) || isJoint(tokens[from]);
    const isLoose = before.endsClause || notLocal.has(before.text) || before.isPossessive;
    if (!isJoined && from < sign && (isLoose || functionWords.has(before.text))) break;
    if (!isJoined && from === sign && before.endsClause) break;
    from -= 1;
  }
  return from;
}

function pathAfter(tokens: readonly Token[], end: number): number {
  let to = end;
  while (!tokens[to - 1]?.endsClause && tokens[to]?.text === "slash" && tokens[to + 1]) {
    to += 2;
    for (let count = 0; count < 3; count += 1) {
      const next = tokens[to];
      if (!next || tokens[to - 1]?.endsClause || next.text === "slash") break;
      if (functionWords.has(next.text)) break;
      to += 1;
    }
  }
  return to;
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
