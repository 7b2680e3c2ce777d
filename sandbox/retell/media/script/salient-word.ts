const plain = new Set(
  `a an the and or but so if then than that this these those there here is am are was were be been being do does did doing done have has had
having i me my mine we us our you your yours he him his she her hers it its they them their who what when where why how which not no yes yeah
ok okay just really very quite also too again still even about into onto over under from with without for of to in on at by as up down out off
all any some more most much many few can could will would shall should may might must get got getting go going gone went come came know think
like want need make made say said says tell told thing things something anything nothing everything someone anyone because well maybe actually
i'm i've i'd i'll it's that's don't doesn't didn't can't won't isn't wasn't aren't you're they're we're there's let's uh um oh hey hi hello`
    .split(/\s+/)
    .filter(Boolean),
);

/**
 * The word of the caller's that an answer can best take up: a thing of his own ("my boss"), else the longest word that carries
 * meaning, later ones first; words in `avoid` only when there is no other. Undefined when there is no word at all.
 */
export function salientWord(
  text: string,
  avoid: ReadonlySet<string>,
): { word: string; isOwn: boolean } | undefined {
  const words: string[] = text.toLowerCase().match(/[a-z]+(?:['-][a-z]+)*|\d+/g) ?? [];
  const telling = words.filter((w) => !plain.has(w) && !w.endsWith("n't") && w.length > 2);
  const fresh = telling.filter((w) => !avoid.has(w));
  const pool = fresh.length > 0 ? fresh : telling.length > 0 ? telling : words;
  const own = pool.findLast((w) => telling.includes(w) && words[words.lastIndexOf(w) - 1] === "my");
  if (own) return { word: own, isOwn: true };
  const longest = pool.reduce((best, w) => (w.length >= best.length ? w : best), "");
  return longest ? { word: longest, isOwn: false } : undefined;
}
