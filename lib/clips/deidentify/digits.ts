import { type Code, codeAt } from "./codes";
import { digitsOf } from "./numbers";
import { findRooms } from "./rooms";
import type { Span } from "./span";
import type { Token } from "./tokens";
import { listed } from "./words";

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

export const units = listed(`
mg milligram milligrams mcg micrograms ml mls milliliters cc ccs units unit liters liter litres kilo kilos kg pounds lbs
percent degrees minutes minute hours hour days day weeks months years year seconds over beats bpm mmhg millimeters
centimeters cm times patients people per an a.m p.m am pm dollars bucks miles feet inches gauge french joules amps
`);

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
  const isLabelled = before
    .slice(-2)
    .some(({ text }) =>
      /^(badge|locker|mrn|chart|account|policy|claim|license|plate|docket|inmate|ticket)$/.test(text),
    );
  if (isLabelled && digits >= 2 && !/^\d+(st|nd|rd|th)$/.test(next)) return "id_number";
  if (hasLongPiece && digits >= 6) return "id_number";
  if ((letters > 0 && digits >= 4) || (letters > 1 && digits >= 3 && !isMeasure(tokens, code)))
    return "id_number";
  if (singles >= 6 || (digits >= 7 && singles >= 4)) return "id_number";
  return letters === 0 && isLonely(tokens, code) ? "id_number" : undefined;
}

/** Four digits and more that nothing explains: no year, time, amount, reading or countdown. */
function isLonely(tokens: readonly Token[], code: Code): boolean {
  const { from, to, digits, singles, hasLongPiece } = code;
  if (hasLongPiece) return true;
  const run = tokens.slice(from, to);
  const first = run[0]?.text ?? "";
  if (digits < 4 || run.some(({ text }) => /^(hundred|thousand|and|point|dot)$/.test(text))) return false;
  if (run.length === 1)
    return /^\d{4}$/.test(first) && !/^(19|20)\d\d$/.test(first) && !isClock(tokens, code);
  return singles === run.length && !isCountdown(run);
}

function isClock(tokens: readonly Token[], { from, to }: Code): boolean {
  const [read, lead, next] = [tokens[from]?.text ?? "", tokens[from - 1]?.text ?? "", tokens[to]?.text ?? ""];
  const isTimely = Number(read) < 2400 && Number(read.slice(2)) < 60;
  return (
    isTimely &&
    (/^(at|by|around|till|until|since|before|after|from|to|about|expired|died|is|was)$/.test(lead) ||
      next === "hours")
  );
}

/** "five four three two one". */
function isCountdown(run: readonly Token[]): boolean {
  const steps = run.slice(1).map((token, at) => Number(digitsOf(token)) - Number(digitsOf(run[at])));
  return steps.every((step) => step === steps[0] && Math.abs(step) === 1);
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
