import { classOf, isCommon } from "./lexicon";
import { eponymNouns } from "./medical";
import { isCued } from "./name-cues";
import { neverNames } from "./name-words";
import type { Token } from "./tokens";
import { functionWords, personVerbs, surnameTitles, titles } from "./words";

/** "mister long", "nurse hathaway", "dr bell"; "doctor on call" and "nurse came" are nobody's name. */
export function isTitled(tokens: readonly Token[], at: number): boolean {
  const [title, token] = [tokens[at - 1], tokens[at]];
  if (!title || !token || title.endsSentence || title.isPossessive) return false;
  if (!titles.has(title.text) || (title.endsClause && !surnameTitles.has(title.text))) return false;
  if (
    functionWords.has(token.text) &&
    !isWillOrMay(tokens, at) &&
    !(surnameTitles.has(title.text) && token.isCapital)
  )
    return false;
  if (/^[a-z]$/.test(token.text) && /^(dr|doctor|mr|mrs|ms|mister|missus|miss|nurse)$/.test(title.text))
    return true;
  if (/\d/.test(token.text) || eponymNouns.has(tokens[at + 1]?.text ?? "")) return false;
  if (surnameTitles.has(title.text)) return !isMedicalJoke(tokens, at);
  const kind = classOf(token.text);
  if (kind === "name" || kind === "unknown" || (token.isCapital && !neverNames.has(token.text))) return true;
  const isSure =
    !/^(lady|lord|general|major|president|saint|miss|private|chief|judge|justice|intern|resident|attending|fellow|father|mother)$/.test(
      title.text,
    );
  if (personVerbs.has(token.text) || neverNames.has(token.text)) return false;
  if (kind === "ordinary") return title.text === "dr" && !isCommon(token.text);
  const isAlone = token.endsClause || token.isPossessive || personVerbs.has(tokens[at + 1]?.text ?? "");
  if (kind === "either" && isSure) return true;
  return !isCommon(token.text) || isAlone || isCued(tokens, at);
}

/** "mister foley catheter". */
function isMedicalJoke(tokens: readonly Token[], at: number): boolean {
  return eponymNouns.has(tokens[at + 1]?.text ?? "") || neverNames.has(tokens[at]?.text ?? "");
}

/** "mister will" and "doctor may said": a modal that another verb follows is none. */
function isWillOrMay(tokens: readonly Token[], at: number): boolean {
  return /^(will|may)$/.test(tokens[at]?.text ?? "") && isCued(tokens, at);
}
