import { classOf, isCommon, isPlain } from "./lexicon";
import { numberOf } from "./numbers";
import type { Span } from "./span";
import type { Token } from "./tokens";
import { functionWords, listed, personVerbs } from "./words";

/** What an institution is called by, after its own name. */
const nouns = listed(`
hospital hospitals clinic clinics hospice pavilion infirmary sanatorium sanitarium medical health healthcare university college school
elementary academy seminary kindergarten preschool daycare high church parish cathedral chapel temple synagogue mosque
congregation ministries monastery convent abbey tabernacle pharmacy rehab rehabilitation manor lodge institute foundation memorial general
regional plant factory mill mills foundry brewery steel foods motors industries logistics airlines bank company corp inc
llc prison penitentiary jail correctional barracks arsenal shipyard grill diner cafe bakery tavern pub restaurant pizzeria
bistro barbershop salon casino hotel motel inn resort market grocery hardware lumber farms dairy ranch orchard vineyard
winery mine mines quarry refinery museum library theater theatre stadium arena speedway zoo orchestra symphony choir
chapter legion lodge society club gym center centre senior assisted nursing home house shelter department precinct station children's
childrens ward wing tower building hall annex unit oncology cardiology pediatrics surgery orthopedics
`);
/** Kinds that are hardly ever named by an ordinary word alone. */
const looseNouns = listed(`
general regional memorial high home house center centre unit ward wing tower building hall surgery market club chapter
department station market senior assisted nursing medical health bank company plant mill mine society library choir
gym inn hotel school church clinic hospital shelter farms ranch restaurant grill
`);
/** Before these nouns they say what kind it is, not which one. */
const generic = listed(`
community urgent primary dialysis pain wound cancer heart eye free methadone women's womens teaching academic rural regional county big
small psych psychiatric emergency outpatient inpatient sleep local nearest private public state city whole same different
another middle elementary grade medical nursing law dental graduate grad summer night sunday bible boarding catholic
veterans va children's childrens memorial general high old new next last first second third family fancy busy satellite
sister other main entire referring receiving outside transferring tertiary trauma burn stroke birthing surgical med
surgery fertility travel flu walk-in walkin in home mental public behavioral specialty spine memory skilled long short term group
halfway safe dog animal homeless steak coffee pizza power chemical poultry meat meatpacking packing packaging auto car
paper cotton steel rice feed saw wind water nuclear sewage treatment recycling manufacturing insurance tech trucking
moving construction oil gas phone drug grocery book food flea stock super hardware fire police bus train gas radio tv
nurses nursing intensive care critical cardiac coronary surgical neonatal pediatric step-down recovery labor delivery
maternity isolation covid locked back front east west north south left right command call help good bad great real
tiny huge little crowded empty nice cheap awful terrible full senior adult wellness poison crisis birth transplant heart
infusion imaging radiation oncology cardiology pediatrics blood tissue sperm eye food piggy post infectious diabetes
football basketball baseball softball swim track chess glee book church jazz strip night comedy fan health golf country
charter magnet prep vocational trade driving flight cooking culinary pharmacy hospital school college university clinic
doctor's doctors vet's vet veterinary district junior senior preparatory mom's dad's mother's father's grandma's sister's
brother's his her their our my your apartment office haunted dollhouse tree dream lake beach ranch town guest white open
opera movie court dining meeting waiting concert dance mess city study lecture conference bell water cell control clock icu er
stepdown floor icy locker bathroom corner funeral hospice rehab surgery ward entire tired every inpatient's kitchen
`);
/** Known by one word. */
const known = listed(`
kaiser sutter ucsf ucla uclh ucsd duke mayo hopkins stanford harvard yale princeton cornell emory vanderbilt geisinger intermountain
cedars-sinai cedars sinai walmart amazon costco target walgreens cvs mcdonald's mcdonalds starbucks boeing lockheed raytheon ford
toyota tesla google microsoft apple fedex ups usps nypd lapd fdny nasa bellevue parkland cleveland nyu mgh bwh upenn
penn jefferson tufts rush northwestern montefiore maimonides lenox presbyterian methodist providence legacy swedish
harborview virginia-mason banner dignity ascension tenet hca kindred davita fresenius quest labcorp aetna cigna humana
anthem unitedhealthcare bluecross tricare wellstar novant atrium baptist adventist adventhealth shriners st-jude tyson
smithfield cargill walmart's kroger safeway publix wegmans ikea disney netflix intel pfizer moderna merck chevron exxon
`);
/** Known names that are words or people too: only where somebody works, studies or lies. */
const wordyKnown = listed(
  "target ford apple ups rush banner legacy swedish quest anthem cleveland jefferson providence baptist methodist cedars duke mayo",
);
const knownPairs = [
  "walter reed",
  "mass general",
  "johns hopkins",
  "mount sinai",
  "mercy general",
  "cleveland clinic",
  "mayo clinic",
  "blue cross",
  "blue shield",
  "brigham and women's",
  "beth israel",
  "cook county",
  "bethesda naval",
  "grady memorial",
  "home depot",
  "general motors",
  "first baptist",
  "first methodist",
  "first lutheran",
  "first presbyterian",
  "best buy",
  "burger king",
  "taco bell",
  "general electric",
  "united airlines",
  "delta airlines",
  "boys town",
  "make a wish",
  "ronald mcdonald house",
  "planned parenthood",
  "habitat for humanity",
  "salvation army",
  "goodwill",
  "good samaritan",
  "sacred heart",
  "holy cross",
  "holy family",
  "holy name",
  "our lady",
  "city of hope",
  "md anderson",
  "m d anderson",
  "sloan kettering",
  "memorial sloan kettering",
  "dana farber",
  "mass eye and ear",
  "scripps",
  "cedars sinai",
  "new york presbyterian",
  "bon secours",
  "banner health",
  "trinity health",
  "dollar general",
  "family dollar",
  "waffle house",
  "cracker barrel",
  "olive garden",
].map((name) => name.split(" "));

/** Hospitals, schools, churches, employers, wards: what has a name of its own. */
export function findInstitutions(tokens: readonly Token[]): Span[] {
  return tokens.flatMap((_, at) => {
    const range = byNoun(tokens, at) ?? bySaint(tokens, at) ?? byKnown(tokens, at) ?? byWard(tokens, at);
    return range ? [{ ...range, kind: "institution" as const }] : [];
  });
}

type Range = { from: number; to: number };

function byNoun(tokens: readonly Token[], at: number): Range | undefined {
  const noun = tokens[at];
  if (!noun || !(nouns.has(noun.text) || noun.raw.toLowerCase().startsWith("children's"))) return undefined;
  const from = nameBefore(tokens, at);
  if (from === at) return undefined;
  const name = tokens
    .slice(from, at)
    .filter(({ text }) => !generic.has(text) && !functionWords.has(text) && !nouns.has(text));
  const isNamed = name.some((token) => isNaming(token, looseNouns.has(noun.text) || nouns.has(token.text)));
  const isCased = noun.isCapital && tokens[at - 1]?.isCapital && !tokens[at - 1]?.startsSentence;
  return isNamed || isCased ? { from, to: nounsAfter(tokens, at) } : undefined;
}

function isNaming(token: Token, isLoose: boolean): boolean {
  if (token.isCapital && !token.startsSentence && !/^[A-Z]{2,4}$/.test(token.raw)) return true;
  const kind = classOf(token.text);
  if (kind === "name" || kind === "unknown") return true;
  if (kind === "either") return !isCommon(token.text) || !isLoose;
  return !isLoose && !isCommon(token.text) && !/(ed|ing|ly|est)$/.test(token.text);
}

/** Back over the name: whatever is no grammar, no verb and no kind of place. */
function nameBefore(tokens: readonly Token[], noun: number): number {
  let from = noun;
  while (from > 0 && noun - from < 4) {
    const before = tokens[from - 1];
    if (!before || before.endsClause) break;
    const isJoin = /^(of|and|the)$/.test(before.text) && before.isCapital && tokens[from - 2]?.isCapital;
    if (!isJoin && (functionWords.has(before.text) || personVerbs.has(before.text))) break;
    if (numberOf(before) !== undefined) break;
    if (
      from < noun &&
      isPlain(before.text) &&
      !before.isCapital &&
      !generic.has(before.text) &&
      isCommon(before.text)
    )
      break;
    from -= 1;
  }
  while (from < noun && generic.has(tokens[from]?.text ?? "") && !tokens[from]?.isCapital) from += 1;
  return from;
}

function nounsAfter(tokens: readonly Token[], at: number): number {
  let to = at + 1;
  while (!tokens[to - 1]?.endsClause && nouns.has(tokens[to]?.text ?? "") && to - at < 4) to += 1;
  return to;
}

/** "saint scholastica", "st. luke's", "mount zion", "our lady of the lake". */
function bySaint(tokens: readonly Token[], at: number): Range | undefined {
  const [token, next] = [tokens[at], tokens[at + 1]];
  if (!token || !next || token.endsClause) return undefined;
  if (token.text === "our" && next.text === "lady" && tokens[at + 2]?.text === "of") {
    const the = tokens[at + 3]?.text === "the" ? 1 : 0;
    return { from: at, to: Math.min(tokens.length, nounsAfter(tokens, at + 3 + the)) };
  }
  const isSaint =
    /^(saint|st|santa|san)$/.test(token.text) &&
    (token.text.startsWith("sa") ? true : /^[a-z]/i.test(next.text));
  const isMount =
    /^(mount|mt)$/.test(token.text) &&
    /^(sinai|zion|carmel|olive|olivet|moriah|calvary|pleasant|hope|vernon)$/.test(next.text);
  if (!isSaint && !isMount) return undefined;
  if (
    functionWords.has(next.text) ||
    (!next.isCapital && isCommon(next.text) && classOf(next.text) === "ordinary")
  )
    return undefined;
  const greater = /^(greater|new|old|first|little)$/.test(tokens[at - 1]?.text ?? "") ? 1 : 0;
  return { from: at - greater, to: nounsAfter(tokens, at + 1) };
}

function byKnown(tokens: readonly Token[], at: number): Range | undefined {
  const said = (offset: number, word: string) => {
    const token = tokens[at + offset];
    return token?.text === word || (word.endsWith("'s") && token?.isPossessive && `${token.text}'s` === word);
  };
  const pair = knownPairs.find((words) => words.every((word, offset) => said(offset, word)));
  if (pair) return { from: at, to: nounsAfter(tokens, at + pair.length - 1) };
  const token = tokens[at];
  if (!token || !known.has(token.text) || token.isPossessive) return undefined;
  const isPlaced = /^(at|to|for|from|called|by|with|by)$/.test(tokens[at - 1]?.text ?? "");
  const isSaid = /^(said|says|denied|approved|won't|called|refused|took|sent)$/.test(
    tokens[at + 1]?.text ?? "",
  );
  const isSure = !wordyKnown.has(token.text) || isPlaced || isSaid;
  return isSure ? { from: at, to: nounsAfter(tokens, at) } : undefined;
}

/** "kowalski five", "hartwell two": a ward named after somebody. "at cedar grove". */
function byWard(tokens: readonly Token[], at: number): Range | undefined {
  const [token, next] = [tokens[at], tokens[at + 1]];
  if (!token || !next || token.endsClause || token.isPossessive) return undefined;
  const lead = tokens[at - 1]?.text ?? "";
  const floor = numberOf(next);
  const kind = classOf(token.text);
  const isOn = /^(on|to|from|at|in|up|of)$/.test(lead);
  if (floor !== undefined && floor > 0 && floor < 20 && isOn && (kind === "name" || kind === "unknown")) {
    return { from: at, to: at + 2 };
  }
  const isResidence =
    /^(grove|oaks|pines|gardens|acres|ridge|meadows|haven|terrace|heights|commons|crossing|village|villa|view|park|hills)$/.test(
      next.text,
    );
  const isCalled = /^(at|to|call|called|from|in|by|calls)$/.test(lead);
  return isResidence && isCalled && !functionWords.has(token.text) && !generic.has(token.text)
    ? { from: at, to: at + 2 }
    : undefined;
}
