import { largePairs, largePlaces, states } from "./geography";
import { classOf, isCity, isCommon, isPlain } from "./lexicon";
import type { Token } from "./tokens";
import { functionWords, listed } from "./words";

type Range = { from: number; to: number };

const leads =
  /^(from|in|near|outside|to|around|visiting|leaving|toward|towards|downtown|into|via|through|past|by|of|between|for)$/;
/** Ordinary words that are towns somewhere, and almost never meant. */
const neverTowns = listed(`
here there work home before day night bed room pain surgery hospital icu school church town place college university center early
late back front middle distress shock need trouble charge time hope love peace power justice independence liberty commerce
industry enterprise energy experience success progress media admire surprise truth comfort best happy fair loving carefree
many day man lady boss fate speed price cash gas rice corn sugar salt pepper orange bath bed bend circle square park field
river lake ocean beach island bay spring summer winter street road bridge rock stone crystal pearl diamond ruby home house
battle star sun moon sky rain snow winds sandwich coffee boring normal funny nice bliss paradise eden
`);
/** Quarters, regions and short names of cities that need no other word. */
const famous = listed(`
nyc nola philly vegas frisco brooklyn manhattan bronx harlem soho tribeca compton watts hollywood bronzeville tenderloin haight castro
southie dorchester roxbury mattapan chinatown koreatown appalachia ozarks catskills adirondacks poconos berkshires hamptons everglades
bayou sfo jfk lax ohare o'hare laguardia seatac socal norcal chicagoland dfw atl oaxaca jalisco michoacan puebla chiapas sinaloa guerrero
punjab kerala gujarat guangdong fujian sichuan sicily bavaria tuscany normandy galilee gaza crimea kurdistan tigray oromia biafra
tibet kashmir okinawa hokkaido mindanao luzon bali java sumatra borneo galapagos patagonia siberia catalonia andalusia
`);
const dwelling =
  /\b(live|lives|lived|living|grew up|raised|born|moved|moving|stationed|home|house|place|apartment|trailer|cabin|farm|shelter|family|folks|parents|people|clinic|hospital|church|school|job|store|shop|he|she|they|guy|kid|lady|man|woman|couple|bus|train|flight|drive|drove|flew|airlifted|flown|transferred|transfer|transport|ambulance|chopper|helicopter|came|come|comes|coming|back|up|down|over|out|all the way|trip|way|visiting|streets|block|neighborhood|village|town|somewhere|in|sent|driving|hitchhiked|walked|from)$/;

/** A town or a quarter of one that begins at this word. */
export function findTown(tokens: readonly Token[], at: number): Range | undefined {
  const first = tokens[at];
  if (!first || functionWords.has(first.text)) return undefined;
  for (let to = at + 4; to > at; to -= 1) {
    if (tokens[to - 1] === undefined || tokens.slice(at, to - 1).some(({ endsClause }) => endsClause))
      continue;
    const name = textOf(tokens, at, to);
    if (largePlaces.has(name) || largePairs.has(name)) return undefined;
    if (isCity(name) && isTownHere(tokens, at, to)) return { from: at, to };
  }
  return beforeState(tokens, at) ?? unknownTown(tokens, at) ?? quarter(tokens, at);
}

/** "in normal illinois", "athens georgia": what stands right before a state. */
function beforeState(tokens: readonly Token[], at: number): Range | undefined {
  for (let to = at + 1; to <= at + 2; to += 1) {
    const last = tokens[to - 1];
    if (!last || last.endsSentence || functionWords.has(last.text) || largePlaces.has(last.text))
      return undefined;
    const isState = states.has(tokens[to]?.text ?? "") || largePairs.has(textOf(tokens, to, to + 2));
    if (!isState) continue;
    const lead = tokens[at - 1]?.text ?? "";
    const isDirection =
      /^(north|south|east|west|northern|southern|eastern|western|central|rural|upstate|downstate|coastal|northeast|northwest|southeast|southwest|mainland)$/.test(
        last.text,
      );
    if (isDirection || !(leads.test(lead) || isCity(textOf(tokens, at, to)))) return undefined;
    return isCommon(last.text) && !leads.test(lead) ? undefined : { from: at, to };
  }
  return undefined;
}

export function textOf(tokens: readonly Token[], from: number, to: number): string {
  return tokens
    .slice(from, to)
    .map(({ text }) => text)
    .join(" ");
}

/** One that could be an ordinary word or a person needs a "from" or an "in" before it. */
function isTownHere(tokens: readonly Token[], at: number, to: number): boolean {
  const words = tokens.slice(at, to);
  const isCapital = words.every((token) => token.isCapital) && !words[0]?.startsSentence;
  const lead = tokens[at - 1];
  const isLed = lead !== undefined && !lead.endsSentence && leads.test(lead.text);
  if (to - at > 1) {
    const isSure =
      isCapital || words.some(({ text }) => !isPlain(text)) || words.some(({ text }) => !isCommon(text));
    return isSure || isLed;
  }
  const [only, text] = [classOf(words[0]?.text ?? ""), words[0]?.text ?? ""];
  if (only === "unknown") return true;
  if (!isLed) return false;
  const isFrom = /^(from|in|near|outside|visiting|downtown|around|leaving)$/.test(lead.text);
  if (isCapital) return isFrom || isDwelling(tokens, at - 1);
  if (only === "name" || (only === "either" && !isCommon(text))) return isFrom || isDwelling(tokens, at - 1);
  return (
    isFrom &&
    isDwelling(tokens, at - 1) &&
    (lead.text === "from" ||
      !neverTowns.has(text) ||
      /^(up|born|raised|lives|lived|live|living)$/.test(tokens[at - 2]?.text ?? "")) &&
    !isCommonPlace(text, lead.text)
  );
}

/** "in surgery", "from work": common words stay words, unless somebody "is from" them. */
function isCommonPlace(text: string, lead: string): boolean {
  return (
    /^(here|there|work|home|before|day|bed|surgery|school|church|town|college|hospital|early|back)$/.test(
      text,
    ) ||
    (lead !== "from" && isCommon(text))
  );
}

/** Whether the words before speak of living or of coming from somewhere. */
function isDwelling(tokens: readonly Token[], lead: number): boolean {
  const before = tokens.slice(Math.max(0, lead - 3), lead);
  const said = before.slice(before.findLastIndex(({ endsSentence }) => endsSentence) + 1);
  return dwelling.test(said.map(({ text }) => text).join(" "));
}

/** A word of no list after "from", "in the" or "out of" is a place when nothing says that it is a person. */
function unknownTown(tokens: readonly Token[], at: number): Range | undefined {
  const token = tokens[at];
  if (!token || token.isPossessive || classOf(token.text) !== "unknown" || token.text.length < 4)
    return undefined;
  const lead = tokens[at - 1]?.text === "the" ? at - 2 : at - 1;
  const word = tokens[lead];
  if (!word || word.endsClause || !leads.test(word.text)) return undefined;
  const isSure = /^(from|in|near|outside|visiting)$/.test(word.text);
  return isSure || isDwelling(tokens, lead) ? { from: at, to: at + 1 } : undefined;
}

/** "somewhere in the tenderloin", "lives over by the mission": an ordinary word for a quarter. */
function quarter(tokens: readonly Token[], at: number): Range | undefined {
  const token = tokens[at];
  if (!token || functionWords.has(token.text)) return undefined;
  if (famous.has(token.text)) return { from: at, to: at + 1 };
  const before = textOf(tokens, Math.max(0, at - 5), at);
  if (
    /\b(neighborhood|town|village|place|island|street|road|suburb|somewhere|farm|camp|ranch) (called|named|of)$/.test(
      before,
    )
  )
    return { from: at, to: at + 1 };
  const isHere =
    /\b(somewhere|live|lives|lived|living|grew up|house|apartment|shelter|streets|raised|born|moved|squat|squats|sleeps|camps|camping|corner|bar|store|block|walks|walked|drove|place|trailer) (over |out |down |up |back |on )?(in|by|near|off|past|behind|around|above|below|under|from|to|at|on) (the )?$/.test(
      `${before} `,
    );
  if (!isHere || largePlaces.has(token.text) || largePairs.has(textOf(tokens, at, at + 2))) return undefined;
  if (isCommon(token.text) && !/(by|near|off|past|behind|around) the $/.test(`${before} `)) return undefined;
  const isThe = tokens[at - 1]?.text === "the";
  const isPlace = isThe
    ? !/^(hospital|icu|floor|ward|hallway|shelter|woods|country|suburbs|mountains|desert|basement|attic|garage|car|van|truck|airport|river|beach|projects|hills|sticks|unit|clinic|er|dorms?|barn|cafeteria|elevator|lobby|parking|stairwell|chapel|corner|freezer|shower|bathroom|kitchen|bedside|nursing|facility|bridge|highway|freeway|interstate|sidewalk|alley|edge|outskirts|city|house|same|old|other|big|new|end|world|school|church|street|road|water|door|window|nurses|station|desk|store|gas|train|tracks|lake|park|mall|bus|police|fire|time|clock|way|area|streets|yard|next|lab|room|bed|hospital's)$/.test(
        token.text,
      )
    : !isPlain(token.text) || token.isCapital;
  return isPlace ? { from: at, to: at + 1 } : undefined;
}
