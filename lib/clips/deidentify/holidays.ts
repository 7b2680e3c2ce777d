import type { Token } from "./tokens";

const holidays = [
  "christmas eve",
  "christmas day",
  "christmas",
  "xmas",
  "new year's eve",
  "new year's day",
  "new year's",
  "new year eve",
  "new years eve",
  "new years day",
  "new years",
  "thanksgiving",
  "easter sunday",
  "easter",
  "good friday",
  "valentine's day",
  "valentine's",
  "valentines day",
  "valentines",
  "halloween",
  "mother's day",
  "father's day",
  "mothers day",
  "fathers day",
  "labor day",
  "memorial day",
  "independence day",
  "veterans day",
  "presidents day",
  "martin luther king day",
  "mlk day",
  "juneteenth",
  "hanukkah",
  "passover",
  "yom kippur",
  "rosh hashanah",
  "diwali",
  "ramadan",
  "eid",
  "groundhog day",
  "boxing day",
  "st patrick's day",
  "saint patrick's day",
  "st patricks day",
  "fourth of july",
  "cinco de mayo",
  "mardi gras",
  "ash wednesday",
  "palm sunday",
  "black friday",
  "super bowl sunday",
  "lunar new year",
  "chinese new year",
  "leap day",
  "new year",
  "columbus day",
  "election day",
  "april fools",
  "april fool's",
  "all saints day",
  "kwanzaa",
  "ides",
].map((name) => name.split(" "));

export function holidayEnd(tokens: readonly Token[], at: number): number | undefined {
  const spoken = (offset: number) => {
    const token = tokens[at + offset];
    return token ? [token.text, `${token.text}'s`, token.raw.toLowerCase()] : [];
  };
  const found = holidays.find((words) => words.every((word, offset) => spoken(offset).includes(word)));
  if (!found || (found.join(" ") === "new year" && tokens[at - 1]?.text === "a")) return undefined;
  const end = at + found.length;
  const part =
    /^(eve|day|morning|afternoon|evening|night|week|weekend|monday|sunday|saturday|friday|dinner|break)$/;
  return !tokens[end - 1]?.endsClause && part.test(tokens[end]?.text ?? "") ? end + 1 : end;
}
