import { generic, known } from "./institution-words";
import { isCommon, isPlain } from "./lexicon";
import { medicalEnding, medicalWords } from "./medical";
import { numberOf } from "./numbers";
import type { Token } from "./tokens";
import { functionWords, personVerbs } from "./words";

type Range = { from: number; to: number };

const employers =
  /\b(works?|worked|working|job|shift|shifts|manager|cashier|cook|employed|teaches|taught|studies|studied|freshman|sophomore|student|professor|residency|fellowship|intern(ed|ship)?|trained|rotation|rotated|training|school|degree|enrolled|admitted|volunteers|transferred|transfer|records|clerk|driver|nurses?|attending|er|icu|ed|drove|drives|drive|driving|flies|flew|delivers|delivered|truck|forklift|register|moonlight|moonlighted|moonlighting|matched|interviewed|coaches|coached|coach|preaches|preached|deacon|usher|guard|stays|staying|resident|priest|pastor|boss|team|unit|ward|wing|bed|spot|place|placement|aunt|she's|he's|practice|privileges|codes|clinic|surgeon|surgeons|doctors|specialist|opinion|scan|biopsy|appointment) (nights? |days? |there |here |part time |full time )?(at|for) $/;

/** "sent her to evergreen", "came over from lakeside". */
const movers =
  /\b(sent|send|took|take|taken|flew|flown|transferred|transfer|transferring|shipped|ship|drove|discharged|admitted|diverted|divert|accepted|referred|went|goes|go|going|gone|moved|came|come|back|over|up|down|him|her|them|us|admit|pulled|ambulance|records|call|called|paged|faxed|report|bus|kids?|patients?|priest|nun|pastor|reverend|deacon|choir|ladies|brother|sister|transfers?|consult|intern|fellow|nurse|boys|team) (him |her |them |us |it |over |back |down |up |out |in |one |two |there )*(to|from|by|into|at) (the )?$/;
const isNames =
  /\b(hospice|hospital|rehab|facility|school|church|employer|nursing home|hospital's|clinic|company|pharmacy|home) (is|was|called|named|is called) $/;

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
  if (isBareHead(tokens, at)) return { from: at, to: at + 1 };
  if (isRefusing(tokens, at)) return { from: at, to: at + 1 };
  const the = tokens[at - 1]?.text === "the" ? 1 : 0;
  if (tokens[at - 1 - the]?.endsClause) return undefined;
  const before = tokens
    .slice(Math.max(0, at - 4 - the), at - the)
    .map(({ text, isPossessive }) => (isPossessive ? `${text}'s` : text))
    .join(" ");
  const isMoved =
    movers.test(`${before} ${the === 1 ? "the " : ""}`) &&
    isUnusual(token) &&
    !isCommon(tokens[at + 1]?.text ?? "x");
  const isCalled = isNames.test(`${before} `) && isUnusual(token);
  if (isMoved || isCalled) return { from: at, to: nameEnd(tokens, at) };
  if (
    !employers.test(`${before} `) ||
    (the === 1 && (isCommon(token.text) || generic.has(token.text)) && !known.has(token.text))
  )
    return undefined;
  if (the === 1 && !known.has(token.text) && isPlain(token.text)) return undefined;
  return { from: at, to: nameEnd(tokens, at) };
}

/** A noun that is no word of every day: "evergreen", "providence", "riverside". */
function isUnusual(token: Token): boolean {
  return (
    isPlain(token.text) &&
    !isCommon(token.text) &&
    !generic.has(token.text) &&
    !medicalWords.has(token.text) &&
    !medicalEnding.test(token.text) &&
    !/(ing|ed|ly|s|tion)$/.test(token.text)
  );
}

function nameEnd(tokens: readonly Token[], at: number): number {
  let to = at + 1;
  while (
    to - at < 3 &&
    !tokens[to - 1]?.endsClause &&
    tokens[to] &&
    !functionWords.has(tokens[to]?.text ?? "") &&
    !personVerbs.has(tokens[to]?.text ?? "")
  )
    to += 1;
  return to;
}

const landscape =
  /.{3,}(crest|view|side|wood|dale|field|brook|haven|ridge|gate|stone|creek|hurst|mont|vale|ford|port|ville|burg|town|shore|bluff|mere|glen|ham|worth|bury|ton|mount|point|lawn|meadow|land)$/;
const daily =
  /^(outside|inside|beside|bedside|alongside|offside|upside|downside|riverside|fireside|poolside|roadside|curbside|aside|reside|interview|review|overview|preview|driftwood|plywood|hardwood|infield|minefield|battlefield|afford|comfort|airport|support|report|transport|passport|import|export|downtown|hometown|uptown|midtown|offshore|ashore|keystone|gallstone|headstone|tombstone|milestone|gravestone|amount|appoint|viewpoint|checkpoint|midpoint|standpoint|highland|mainland|island|homeland|wasteland|farmland|button|cotton|skeleton|carton|mutton|badminton|glutton|wonton|gluten|firewood|childhood|stillborn|tamponade|postop|bloodstone|footage|endpoint|pinpoint|breakpoint|grassland|woodland|wetland|dreamland|overland|inland|bland|gland|stand|grand|brand|hand|strand|england|scotland|ireland|poland|finland|thailand|switzerland|netherlands|maryland|greenland|iceland|zealand|singleton|simpleton|proton|photon|neuron|oxford|hamstring|sham|wham|graham|nottingham|windshield|airfield|outfield|midfield|brainstem)$/;

/** "at memorial", "from hillcrest": what only a place or a hospital is called, after a preposition. */
function isBareHead(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  const lead = tokens[at - 1];
  if (
    !token ||
    !lead ||
    lead.endsClause ||
    token.isPossessive ||
    !/^(at|from|to|by|in|near|called|over)$/.test(lead.text)
  )
    return false;
  if (/^(memorial|mercy|presby|county|providence|methodist|baptist|sinai|samaritan)$/.test(token.text))
    return lead.text !== "in";
  return (
    landscape.test(token.text) &&
    !daily.test(token.text) &&
    !isCommon(token.text) &&
    !medicalWords.has(token.text)
  );
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
