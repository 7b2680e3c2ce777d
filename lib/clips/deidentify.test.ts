import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { precisionOf, readLabelled, recallOf, scoreOf } from "@/tests/support/deidentify-score";
import { findMarks } from "./deidentify";

const wordsOf = (text: string) => text.split(" ");
const user = (text: string) => ({ role: "user" as const, words: wordsOf(text) });
const agent = (text: string) => ({ role: "agent" as const, words: wordsOf(text) });

/** The marked words as "kind: words". */
const markedIn = (...turns: { role: "agent" | "user"; words: string[] }[]) => {
  const words = turns.flatMap((turn) => turn.words);
  return findMarks(turns).map(({ from, to, kind }) => `${kind}: ${words.slice(from, to).join(" ")}`);
};

const spoken = readLabelled("tuning").flatMap(({ text }) => wordsOf(text));

describe("what the review finds", () => {
  it.each([
    ["my patient okafor came in", "name: okafor"],
    ["mister long would not eat", "name: long"],
    ["so i told grace that her scan was back", "name: grace"],
    ["her daughter's called faith", "name: faith"],
    ["they call him bear", "name: bear"],
    ["it is spelled k o w a l s k i", "name: k o w a l s k i"],
    ["he flew in from fresno for this", "place: fresno"],
    ["she lives on sycamore lane", "place: sycamore lane"],
    ["the zip is nine four one one oh", "place: nine four one one oh"],
    ["they sent her over from lakeview general", "institution: lakeview general"],
    ["we sent him to saint luke's hospital", "institution: saint luke's hospital"],
    ["admitted on march third", "date: march third"],
    ["she died on the fourteenth of june", "date: fourteenth of june"],
    ["we stopped on christmas eve", "date: christmas eve"],
    ["a ninety four year old with a cough", "age_over_89: ninety four year old"],
    ["she turned a hundred and two", "age_over_89: a hundred and two"],
    [
      "call him at four one five five five five oh one two three",
      "phone: four one five five five five oh one two three",
    ],
    ["page me on 6613 i said", "phone: 6613"],
    ["write to jane dot doe at gmail dot com", "email: jane dot doe at gmail dot com"],
    ["her record number is four four one nine", "id_number: four four one nine"],
    ["the guy in bed four wants water", "id_number: bed four"],
    ["it was up on www dot care page dot org", "url: www dot care page dot org"],
    ["it said ten dot four dot zero dot one", "ip_address: ten dot four dot zero dot one"],
    ["he is the only fire chief in town", "rare_detail: the only fire chief in town"],
  ])("%s", (text, mark) => {
    expect(markedIn(user(text))).toEqual([mark]);
  });

  it.each([
    "doc you are the only one i can say this to",
    "kenstera do you ever get tired of me",
    "it was a tuesday in 2009 somewhere in texas and he came from peru",
    "he is eighty nine and his pressure is 120 over 80 with a sat of ninety two percent",
    "five of haldol then tylenol and his parkinson's got worse with the foley in",
    "the doctor said the nurse would call and i hope it will be fine",
    "she rose from the bed and i lost the art of going on",
  ])("leaves alone: %s", (text) => {
    expect(markedIn(user(text))).toEqual([]);
  });

  it("takes titles and labels for no part of a mark", () => {
    expect(markedIn(user("doctor amsel asked about mrs wojciechowska's MRN, 00718832"))).toEqual([
      "name: amsel",
      "name: wojciechowska's",
      "id_number: 00718832",
    ]);
  });

  it("hears through hesitations, and what a question asked for", () => {
    expect(markedIn(user("call four one five um five five five uh oh one two three"))).toEqual([
      "phone: four one five um five five five uh oh one two three",
    ]);
    expect(markedIn(agent("What was her name?"), user("hope i think"))).toEqual(["name: hope"]);
  });
});

describe("marks", () => {
  it("are numbered over all turns", () => {
    const turns = [user("we met rosalind"), agent("You said Rosalind."), user("from fresno")];
    expect(findMarks(turns)).toEqual([
      { from: 2, to: 3, kind: "name" },
      { from: 5, to: 6, kind: "name" },
      { from: 7, to: 8, kind: "place" },
    ]);
  });

  it("come in order, apart, within the words and never next to one of their own kind", () => {
    const talk = fc.array(fc.constantFrom(...spoken, "", "um", "-", "李娜", "…"), { maxLength: 60 });
    fc.assert(
      fc.property(talk, talk, (first, second) => {
        const marks = findMarks([
          { role: "user", words: first },
          { role: "agent", words: second },
        ]);
        let last: (typeof marks)[number] | undefined;
        for (const mark of marks) {
          expect(mark.to).toBeGreaterThan(mark.from);
          expect(mark.from).toBeGreaterThanOrEqual(last?.to ?? 0);
          expect(mark.to).toBeLessThanOrEqual(first.length + second.length);
          expect(last?.kind === mark.kind && last.to === mark.from).toBe(false);
          last = mark;
        }
      }),
      { numRuns: 100 },
    );
  });

  it("are the same however one speaker's words are parted into turns", () => {
    for (const { role, text } of readLabelled("tuning")) {
      const words = wordsOf(text);
      const marks = findMarks([{ role, words }]);
      const cut = (marks.find(({ from, to }) => to - from > 1)?.from ?? words.length >> 1) + 1;
      const parted = [words.slice(0, cut), [], words.slice(cut)];
      expect(findMarks(parted.map((part) => ({ role, words: part })))).toEqual(marks);
    }
  });

  it("are none where nothing is said", () => {
    expect(findMarks([])).toEqual([]);
    expect(
      findMarks([
        { role: "user", words: [] },
        { role: "agent", words: ["", " ", "—", "um"] },
      ]),
    ).toEqual([]);
  });

  it("do not stumble over accents, other scripts or curly apostrophes", () => {
    expect(markedIn(user("señora Muñoz and Оксана held 李娜’s hand"))).toEqual([
      "name: Muñoz",
      "name: Оксана",
      "name: 李娜’s",
    ]);
  });
});

describe("over sentences labelled without sight of the rules", () => {
  it.each([
    ["tuning", 0.97, 0.8],
    ["tuning-2", 0.95, 0.6],
    ["judged", 0.95, 0.6],
  ] as const)(
    "finds in the %s set at least %f of the spans with at least %f of the marks right",
    (half, recall, precision) => {
      const { all, ...kinds } = scoreOf(readLabelled(half));
      const counts = JSON.stringify({ all, ...kinds }, null, 1);
      expect(all?.labelled, counts).toBeGreaterThan(200);
      expect(all ? recallOf(all) : 0, counts).toBeGreaterThanOrEqual(recall);
      expect(all ? precisionOf(all) : 0, counts).toBeGreaterThanOrEqual(precision);
    },
  );
});

it("reaches no browser: components and pages import its types at most", () => {
  const root = join(import.meta.dirname, "../..");
  const files = ["app", "components"].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((file) => /\.tsx?$/.test(file))
      .map((file) => join(root, folder, file)),
  );
  const byValue = /^import (?!type )[^;]*"@\/lib\/clips\/deidentify/m;
  expect(files.length).toBeGreaterThan(100);
  expect(files.filter((file) => byValue.test(readFileSync(file, "utf8")))).toEqual([]);
});
