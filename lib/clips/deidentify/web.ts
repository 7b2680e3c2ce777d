import { readNumber } from "./numbers";
import type { Span } from "./span";
import type { Token } from "./tokens";
import { hostBefore, localBefore, pathAfter, signBefore } from "./web-addresses";
import { functionWords, listed } from "./words";

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
