import type { Token } from "./tokens";

/** So few capitals could be names alone. */
const fewest = 5;
const share = 0.7;

/** Takes from a speech in Title Case or in CAPITALS what capitals tell: nothing. */
export function ignoreShouting(tokens: readonly Token[]): void {
  const speeches = new Map<number, Token[]>();
  for (const token of tokens) {
    const speech = speeches.get(token.speech);
    if (speech) speech.push(token);
    else speeches.set(token.speech, [token]);
  }
  for (const speech of speeches.values()) {
    const words = speech.filter(({ raw }) => /^\p{L}/u.test(raw));
    const capitals = words.filter(({ isCapital }) => isCapital).length;
    if (capitals < fewest || capitals < words.length * share) continue;
    for (const token of speech) Object.assign(token, { isCapital: false, raw: token.raw.toLowerCase() });
  }
}
