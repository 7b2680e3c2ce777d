import { units } from "./digits";
import { classOf } from "./lexicon";
import { digitsOf } from "./numbers";
import type { Span } from "./span";
import type { Token } from "./tokens";
import { kin, people } from "./words";

/** "the man in bed four", "room 312 is Delphine", "my lady in four twelve". */
export function findRooms(tokens: readonly Token[]): Span[] {
  return tokens.flatMap((token, at): Span[] => {
    if (
      /^(room|bed|bay|cubicle|cube|pod|trauma|resus|stall|crib|isolette|chair|bassinet)$/.test(token.text) &&
      !token.endsClause
    ) {
      const to = roomEnd(tokens, at + 1);
      return to > at + 1 && isSomebodys(tokens, at, to) ? [{ from: at, to, kind: "id_number" }] : [];
    }
    const caller = roomAsPerson(tokens, at);
    if (caller) return [{ from: at, to: caller, kind: "id_number" }];
    const who = /^(over|up|down|back|out|still)$/.test(tokens[at - 1]?.text ?? "") ? at - 2 : at - 1;
    const isSomeone =
      people.has(tokens[who]?.text ?? "") ||
      /^(name|unknown)$/.test(classOf(tokens[who]?.text ?? "")) ||
      isSurnameAt(tokens, who);
    if (token.text !== "in" || !isSomeone) return [];
    const to = roomEnd(tokens, at + 1);
    const read = tokens
      .slice(at + 1, to)
      .map((part) => digitsOf(part) ?? part.text.replace(/\D/g, ""))
      .join("");
    const longest = people.has(tokens[who]?.text ?? "") ? 4 : 3;
    return read.length >= 1 &&
      read.length <= longest &&
      (tokens[to - 1]?.endsClause || !units.has(tokens[to]?.text ?? ""))
      ? [{ from: at + 1, to, kind: "id_number" }]
      : [];
  });
}

/** "312 coded", "four twelve wants her meds": the room stands for who lies in it. */
function roomAsPerson(tokens: readonly Token[], at: number): number | undefined {
  const before = tokens[at - 1];
  const opens =
    tokens[at]?.startsSentence ||
    before?.endsClause ||
    /^(and|so|but|then|that|because|when|um)$/.test(before?.text ?? "");
  if (!opens || digitsOf(tokens[at]) === undefined) return undefined;
  const to = roomEnd(tokens, at);
  const read = tokens.slice(at, to).map(digitsOf).join("");
  if (read.length < 2 || read.length > 4 || tokens[to - 1]?.endsClause) return undefined;
  const next = tokens[to]?.text ?? "";
  const isOwner =
    tokens[to - 1]?.isPossessive &&
    (people.has(next) ||
      kin.has(next) ||
      /^(family|chart|labs|pump|monitor|sats|pressure|nurse|dying|coding|gone|awake|asking|calling|crashing)$/.test(
        next,
      ));
  const isLettered = /^\d*[a-f]$/.test(tokens[to - 1]?.text ?? "");
  const isInTrouble =
    /^(is|was|got|has)$/.test(next) &&
    (isLettered ||
      /^(crash|cod|dy|ask|call|yell|satt|seiz|desatt|bleed|scream|cry|leav|go)ing$/.test(
        tokens[to + 1]?.text ?? "",
      ));
  if (isInTrouble) return to;
  const isActing =
    /^(coded|died|wants|needs|called|calls|keeps|threw|pulled|cried|asked|asks|said|says|refused|left|fell|spiked|crashed)$/.test(
      next,
    );
  return isOwner || isActing ? to : undefined;
}

/** "parker in twelve": first of a clause. */
function isSurnameAt(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  const opens =
    token?.startsSentence ||
    tokens[at - 1]?.endsClause ||
    /^(and|so|but|then)$/.test(tokens[at - 1]?.text ?? "");
  return Boolean(opens) && token !== undefined && /^(either|surname)$/.test(classOf(token.text));
}

function roomEnd(tokens: readonly Token[], at: number): number {
  let to = at;
  while (
    to - at < 4 &&
    (digitsOf(tokens[to]) !== undefined ||
      (to > at && /^[a-f]$/.test(tokens[to]?.raw.toLowerCase() ?? "") && tokens[to]?.text !== "a"))
  ) {
    to += 1;
    if (tokens[to - 1]?.endsClause) break;
  }
  return to === at && /^\d+[a-f]$/.test(tokens[at]?.text ?? "") ? at + 1 : to;
}

function isSomebodys(tokens: readonly Token[], at: number, to: number): boolean {
  // A number makes it one bed: the owner knows whether anybody lay there.
  if (
    /^(room|bed|crib|bassinet|isolette)$/.test(tokens[at]?.text ?? "") &&
    !/^(a|no|every)$/.test(tokens[at - 1]?.text ?? "")
  )
    return true;
  const before = tokens.slice(Math.max(0, at - 7), at).map(({ text }) => text);
  if (/^(in|from|to|of|outside|into|my)$/.test(before.at(-1) ?? "")) return true;
  if (before.some((word) => people.has(word))) return true;
  return (
    !tokens[to - 1]?.isPossessive &&
    /^(is|wants|coded|died|needs|keeps|just|again|was|has|had|said|says|passed|called|asked)$/.test(
      tokens[to]?.text ?? "",
    )
  );
}
