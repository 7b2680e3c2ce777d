import { generic, known } from "./institution-words";
import { isCommon, isPlain } from "./lexicon";
import { numberOf } from "./numbers";
import type { Token } from "./tokens";
import { functionWords, personVerbs } from "./words";

type Range = { from: number; to: number };

const employers =
  /\b(works?|worked|working|job|shift|shifts|manager|cashier|cook|employed|teaches|taught|studies|studied|freshman|sophomore|student|professor|residency|fellowship|intern(ed|ship)?|trained|rotation|rotated|training|school|degree|enrolled|admitted|volunteers|transferred|transfer|records|clerk|driver|nurses?|attending|er|icu|ed|forklift|register) (nights? |days? |there |here |part time |full time )?(at|for) $/;

const stops =
  /^(home|going|go|night|nights|home|least|last|first|all|once|time|noon|midnight|dawn|work|school|church|bedside|risk|peace|lunch|dinner|breakfast|rounds|change|shift|discharge|intake|triage|handoff|signout|baseline|rest|hours|years|months|weeks|days|forever|free|sure|example|real|now|good|life|money|help|pain|surgery|observation|transplant|placement|hospice|rehab|comfort|dialysis|chemo|admission|clearance|consult|more|evaluation|treatment|him|her)$/;

/** "works at target", "trained at county", "local 302", "engine nine", "northside said". */
export function byCue(tokens: readonly Token[], at: number): Range | undefined {
  const token = tokens[at];
  if (!token) return undefined;
  const next = tokens[at + 1];
  const isNumbered =
    /^(local|engine|ladder|troop|battalion|precinct|post|ps|company|squad|medic|truck|rescue|station|chapter|lodge)$/.test(
      token.text,
    );
  if (isNumbered && numberOf(next) !== undefined && !token.endsClause) {
    const vfw = /^(vfw|legion|american|elks|fire|boy|girl|cub|scout)$/.test(tokens[at - 1]?.text ?? "")
      ? 1
      : 0;
    return {
      from: at - vfw,
      to: numberOf(tokens[at + 2]) !== undefined && !next?.endsClause ? at + 3 : at + 2,
    };
  }
  if (functionWords.has(token.text) || numberOf(token) !== undefined || stops.test(token.text))
    return undefined;
  if (isRefusing(tokens, at)) return { from: at, to: at + 1 };
  const the = tokens[at - 1]?.text === "the" ? 1 : 0;
  if (tokens[at - 1 - the]?.endsClause) return undefined;
  const before = tokens
    .slice(Math.max(0, at - 4 - the), at - the)
    .map(({ text, isPossessive }) => (isPossessive ? `${text}'s` : text))
    .join(" ");
  if (
    !employers.test(`${before} `) ||
    (the === 1 && (isCommon(token.text) || generic.has(token.text)) && !known.has(token.text))
  )
    return undefined;
  if (the === 1 && !known.has(token.text) && isPlain(token.text)) return undefined;
  let to = at + 1;
  while (
    to - at < 3 &&
    !tokens[to - 1]?.endsClause &&
    tokens[to] &&
    !functionWords.has(tokens[to]?.text ?? "") &&
    !personVerbs.has(tokens[to]?.text ?? "")
  )
    to += 1;
  return { from: at, to };
}

/** A hospital by what it does: "northside said they'd take him", "called valley and they said". */
function isRefusing(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (!token || token.endsClause || token.isPossessive) return false;
  const after = tokens
    .slice(at + 1, at + 4)
    .map(({ text }) => text)
    .join(" ");
  const isNoun =
    /^(north|south|east|west|mid|up|down|lake|river|ocean)(side|view|gate|town|land|point|wood|shore|front)$/.test(
      token.text,
    );
  if (isNoun && /^(said|says|took|sent|won't|has|had|was|is|called|refused|declined|accepted)/.test(after))
    return true;
  const opens =
    token.startsSentence ||
    tokens[at - 1]?.endsClause ||
    /^(and|but|then|so|called|called|tried)$/.test(tokens[at - 1]?.text ?? "");
  return (
    Boolean(opens) &&
    isPlain(token.text) &&
    !isCommon(token.text) &&
    /^(said no|said they|had no beds|has no beds|is full|was full|won't take|was on diversion|is on diversion|declined|is closing|went on)/.test(
      after,
    )
  );
}
