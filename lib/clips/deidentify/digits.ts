import { digitsOf } from "./numbers";
import type { Span } from "./span";
import type { Token } from "./tokens";
import { kin, listed, people } from "./words";

const phoneCues = listed(`
phone call calls called calling cell cellphone mobile landline fax faxed faxes pager page paged paging beeper extension ext text texted dial
dialed dialled reach hotline voicemail whatsapp callback hold ring rang telephone contact direct digits area number's answering
`);
const idCues = listed(`
mrn record chart account acct policy member membership group claim serial accession license licence plate plates badge social ssn
medicare medicaid insurance id tail passport vin case order specimen device npi dea pin reference confirmation tracking
barcode wristband encounter lot prescription rx certificate subscriber registration hospital visit csn dob's unit donor locker
routing card bank booking docket inmate file ticket student employee model tag referral authorization auth
`);
const nato = listed(`
alpha alfa bravo charlie delta echo foxtrot golf hotel india juliet juliett kilo lima mike november oscar papa quebec romeo
sierra tango uniform victor whiskey xray yankee zulu
`);
const units = listed(`
mg milligram milligrams mcg micrograms ml mls milliliters cc ccs units unit liters liter litres kilo kilos kg pounds lbs
percent degrees minutes minute hours hour days day weeks months years year seconds over beats bpm mmhg millimeters
centimeters cm times patients people per an a.m p.m am pm dollars bucks miles feet inches gauge french joules amps
`);

type Code = {
  from: number;
  to: number;
  digits: number;
  letters: number;
  singles: number;
  hasLongPiece: boolean;
};

/** Telephone and other numbers that are one person's: as digits, or read out in any way. */
export function findDigits(tokens: readonly Token[]): Span[] {
  const spans: Span[] = [...findRooms(tokens)];
  for (let at = 0; at < tokens.length; ) {
    const code = codeAt(tokens, at);
    if (!code) {
      at += 1;
      continue;
    }
    const kind = kindOf(tokens, code);
    if (kind) spans.push({ from: code.from, to: code.to, kind });
    at = code.to;
  }
  return spans;
}

/** The longest run of digits and letters that begins here. */
function codeAt(tokens: readonly Token[], at: number): Code | undefined {
  if (!startsCode(tokens, at)) return undefined;
  const code = { from: at, to: at, digits: 0, letters: 0, singles: 0, hasLongPiece: false };
  for (let next = at; next < tokens.length; next += 1) {
    const token = tokens[next];
    if (!token || (next > at && tokens[next - 1]?.endsSentence)) break;
    if (isJoint(token) && next > at && pieceOf(tokens, next + 1)) continue;
    const piece = isArea(tokens, next) ? { digits: 0, letters: 0 } : pieceOf(tokens, next);
    if (!piece) break;
    code.digits += piece.digits;
    code.letters += piece.letters;
    if (piece.digits === 1) code.singles += 1;
    if (piece.digits >= 5) code.hasLongPiece = true;
    code.to = next + 1;
  }
  return code.digits > 0 ? code : undefined;
}

function startsCode(tokens: readonly Token[], at: number): boolean {
  if (isArea(tokens, at)) return true;
  const text = tokens[at]?.text ?? "";
  if (text === "plus" && digitsOf(tokens[at + 1])) return true;
  if (/^(oh|o|hundred|thousand)$/.test(text)) return false;
  return pieceOf(tokens, at) !== undefined;
}

function isArea(tokens: readonly Token[], at: number): boolean {
  const [here, before] = [tokens[at]?.text, tokens[at - 1]?.text];
  const isCode = (first: string | undefined, second: string | undefined) =>
    first === "area" && second === "code";
  return isCode(here, tokens[at + 1]?.text) || isCode(before, here);
}

function isJoint(token: Token): boolean {
  return /^(dash|hyphen|dot|point|slash|plus|then|and)$/.test(token.text);
}

function pieceOf(tokens: readonly Token[], at: number): { digits: number; letters: number } | undefined {
  const token = tokens[at];
  if (!token) return undefined;
  if (token.text === "plus") return digitsOf(tokens[at + 1]) ? { digits: 0, letters: 0 } : undefined;
  if (/^(double|triple)$/.test(token.text)) {
    const repeated = digitsOf(tokens[at + 1]);
    return repeated ? { digits: (token.text === "double" ? 2 : 3) - 1, letters: 0 } : undefined;
  }
  const digits = digitsOf(token);
  if (digits) return { digits: digits.length, letters: 0 };
  if (/^(?=.*\d)[a-z\d.]+$/.test(token.text)) {
    if (
      /^\d+(st|nd|rd|th|s|mg|mcg|ml|cc|am|pm|kg|lb|lbs|cm|mm|yo|hr|hrs|min|k|x|f|m|fr|g|l|h)$/.test(
        token.text,
      )
    )
      return undefined;
    if (/^\d+\.\d+$/.test(token.text)) return undefined;
    const count = token.text.replace(/\D/g, "").length;
    return { digits: count, letters: token.text.length - count };
  }
  return isLetter(tokens, at) ? { digits: 0, letters: 1 } : undefined;
}

/** A letter counts when digits or other letters stand beside it: "a" and "i" are words too. */
function isLetter(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (!token) return false;
  const isSingle = /^[b-hj-z]$/.test(token.text) || (/^[ai]$/.test(token.text) && /^[A-Z]$/.test(token.raw));
  const isGroup = /^[A-Z]{2,3}$/.test(token.raw);
  if (!isSingle && !isGroup && !nato.has(token.text)) return false;
  if (
    isSingle &&
    token.endsClause &&
    !digitsOf(tokens[at - 1]) &&
    !/^[a-z]$/.test(tokens[at - 1]?.text ?? "")
  )
    return false;
  const beside = [tokens[at - 1], tokens[at + 1]];
  if (isGroup || nato.has(token.text))
    return beside.some(
      (near) => digitsOf(near) !== undefined || (near && nato.has(near.text) && nato.has(token.text)),
    );
  return beside.some(
    (near) => near !== undefined && (digitsOf(near) !== undefined || /^[a-z]$/.test(near.text)),
  );
}

function kindOf(tokens: readonly Token[], code: Code): Span["kind"] | undefined {
  const { digits, letters, singles, hasLongPiece } = code;
  const next = tokens[code.to - 1]?.endsClause ? "" : (tokens[code.to]?.text ?? "");
  const before = tokens.slice(Math.max(0, code.from - 9), code.from);
  const cue = nearestCue(before);
  if (units.has(next) && digits < 7) return undefined;
  if (before.slice(-6).some(({ text }) => text === "zip" || text === "zipcode" || text === "postcode"))
    return digits >= 4 ? "place" : undefined;
  if (digits >= 10 && letters === 0) return cue === "id_number" ? "id_number" : "phone";
  if (digits === 7 && letters === 0 && (cue === "phone" || isLocalPhone(tokens, code))) return "phone";
  if (cue === "phone" && letters === 0 && digits >= 4 && !isTime(tokens, code)) return "phone";
  if (cue === "id_number" && digits >= 2 && digits + letters >= 3) return "id_number";
  if (hasLongPiece && digits >= 6) return "id_number";
  if ((letters > 0 && digits >= 4) || (letters > 1 && digits >= 3 && !isMeasure(tokens, code)))
    return "id_number";
  return singles >= 6 || (digits >= 7 && singles >= 4) ? "id_number" : undefined;
}

/** "BP 120", "HR 110". */
function isMeasure(tokens: readonly Token[], { from }: Code): boolean {
  return /^(bp|hr|rr|map|ef|fev|gcs|peep|sat|spo|fio|psa|inr|ct|mri|cr|wbc|hgb|plt|bnp|esr|crp|pgy|covid|er|or|icu|cvp|tv|ph|po|am|pm|ccs?)$/i.test(
    tokens[from]?.text ?? "",
  );
}

/** "at 1430" after "called" is a time. */
function isTime(tokens: readonly Token[], { from, to, digits }: Code): boolean {
  return (
    digits === 4 && to === from + 1 && tokens[from - 1]?.text === "at" && Number(tokens[from]?.text) < 2400
  );
}

function isLocalPhone(tokens: readonly Token[], { from, to }: Code): boolean {
  const texts = tokens.slice(from, to).map(({ text }) => text);
  return (
    texts[0] === "555" ||
    (texts[0]?.startsWith("555.") ?? false) ||
    texts.slice(0, 3).join(" ") === "five five five" ||
    texts.map((text) => text.length).join("-") === "3-4"
  );
}

function nearestCue(before: readonly Token[]): "phone" | "id_number" | undefined {
  for (let back = before.length - 1; back >= 0; back -= 1) {
    const text = before[back]?.text ?? "";
    const isNear = before.length - back <= 7;
    if (phoneCues.has(text)) return "phone";
    if (idCues.has(text) && isNear) return "id_number";
    if (/^(number|code)s?$/.test(text) && isNear) {
      return idCues.has(before[back - 1]?.text ?? "") ? "id_number" : "phone";
    }
  }
  return undefined;
}

/** "the man in bed four", "room 312 is Delphine", "my lady in four twelve". */
function findRooms(tokens: readonly Token[]): Span[] {
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
    if (token.text !== "in" || !people.has(tokens[who]?.text ?? "")) return [];
    const to = roomEnd(tokens, at + 1);
    const read = tokens
      .slice(at + 1, to)
      .map((part) => digitsOf(part) ?? part.text.replace(/\D/g, ""))
      .join("");
    return read.length >= 1 &&
      read.length <= 4 &&
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
  const isActing =
    /^(coded|died|wants|needs|called|calls|keeps|threw|pulled|cried|asked|asks|said|says|refused|left|fell|spiked|crashed)$/.test(
      next,
    );
  return isOwner || isActing ? to : undefined;
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
