export const deidentifyKinds = [
  "name",
  "place",
  "institution",
  "date",
  "age_over_89",
  "phone",
  "email",
  "id_number",
  "url",
  "ip_address",
  "rare_detail",
] as const;
export type DeidentifyKind = (typeof deidentifyKinds)[number];

/** Words `from` to `to - 1`, numbered over all turns. */
export type Mark = { from: number; to: number; kind: DeidentifyKind };

/** The same in tokens, as the rules find it. */
export type Span = { from: number; to: number; kind: DeidentifyKind };

/** Which kind a word is said to be when rules disagree: the narrower one. */
const precedence: Record<DeidentifyKind, number> = {
  email: 0,
  url: 1,
  ip_address: 2,
  date: 3,
  phone: 4,
  id_number: 5,
  age_over_89: 6,
  institution: 7,
  place: 8,
  name: 9,
  rare_detail: 10,
};

/** Marks in order and apart: where spans overlap each word has one kind, and neighbours of one kind are one mark. */
export function toMarks(spans: readonly Span[], wordOf: (token: number) => number): Mark[] {
  const kinds = new Map<number, DeidentifyKind>();
  for (const { from, to, kind } of spans) {
    for (let word = wordOf(from); word <= wordOf(to - 1); word += 1) {
      const other = kinds.get(word);
      if (!other || precedence[kind] < precedence[other]) kinds.set(word, kind);
    }
  }
  const marks: Mark[] = [];
  for (const word of [...kinds.keys()].sort((a, b) => a - b)) {
    const kind = kinds.get(word) ?? "name";
    const last = marks.at(-1);
    if (last?.to === word && last.kind === kind) last.to = word + 1;
    else marks.push({ from: word, to: word + 1, kind });
  }
  return marks;
}
