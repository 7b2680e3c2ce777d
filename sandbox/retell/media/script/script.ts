import { seededChooser } from "./chooser";
import { fill, LineBook } from "./line-book";
import { salientWord } from "./salient-word";
import {
  askToType,
  echoes,
  followUps,
  noMemory,
  openings,
  possessives,
  recalls,
  reminders,
  wrapUps,
} from "./stock-lines";
import type { Topic } from "./topic";
import {
  closingLines,
  crisis,
  fewWords,
  gentleLines,
  goodbye,
  greeting,
  identity,
  loss,
  medicalAdvice,
  recorded,
  tenderLines,
  unsure,
} from "./topics-care";
import { lifeTopics } from "./topics-life";
import { workTopics } from "./topics-work";

const WRAP_UP_SECONDS = 25;
const GENTLE_TURNS = 5;
const TENDER_TURNS = 4;
const ATTEMPTS = 100;

const asksForMemory = /\b(do you (even )?remember|remember me|talked about last time)\b/i;

/** Before every other topic, in this order. */
const first: readonly Topic[] = [medicalAdvice, identity, recorded, loss, goodbye, greeting, fewWords];
const topics: readonly Topic[] = [...lifeTopics, ...workTopics, unsure];

type Found = { topic: Topic; word: string; at: number };

/** Stands in for the language model: Doc's side of one talk. Pure: the same seed and the same words give the same talk. */
export class Script {
  #book: LineBook;
  #echoed = new Set<string>();
  #gentleTurns = 0;
  #tenderTurns = 0;
  #note: string;

  /** `note` is what was told of earlier calls; one thing of it is taken up, once, or when it is asked for. */
  constructor(seed: number, note = "") {
    this.#book = new LineBook(seededChooser(seed));
    this.#note = note;
  }

  opening(): string {
    return this.#stock(openings);
  }

  reminder(): string {
    return this.#stock(reminders);
  }

  askToType(): string {
    return this.#stock(askToType);
  }

  wrapUp(): string {
    return this.#stock(wrapUps);
  }

  /** Doc's answer; it takes up a word of `callerText`, and closes the talk when little time is left. */
  answer(callerText: string, secondsLeft: number): string {
    const text = callerText.replace(/[\u2018\u2019]/g, "'");
    const answer =
      this.#inCrisis(text) ??
      this.#closing(text, secondsLeft) ??
      this.#asked(text) ??
      this.#onTopic(text) ??
      this.#recall() ??
      this.#echo(text);
    this.#book.remember(answer);
    return answer;
  }

  #inCrisis(text: string): string | undefined {
    const found = find(crisis, text);
    if (found) {
      this.#gentleTurns = GENTLE_TURNS;
      const line = this.#book.take(crisis.lines) ?? `${this.#lead(text)} ${this.#book.borrow(crisis.lines)}`;
      return fill(line, found.word);
    }
    if (this.#gentleTurns === 0) return undefined;
    this.#gentleTurns -= 1;
    return this.#withWord(gentleLines, text);
  }

  #closing(text: string, secondsLeft: number): string | undefined {
    return secondsLeft <= WRAP_UP_SECONDS ? this.#withWord(closingLines, text) : undefined;
  }

  #asked(text: string): string | undefined {
    if (!asksForMemory.test(text)) return undefined;
    return this.#recall() ?? (this.#note === "" ? this.#book.take(noMemory) : undefined);
  }

  /** The weightiest word of the newest line: each is "2026-11-20: what it was about". */
  #recall(): string | undefined {
    const newest =
      this.#note
        .split("\n")
        .at(-1)
        ?.replace(/^[\d-]+:/, "") ?? "";
    const salient = salientWord(newest, this.#echoed);
    if (!salient || this.#tenderTurns > 0 || !this.#book.hasFresh(recalls)) return undefined;
    this.#echoed.add(salient.word);
    const line = this.#book.take(recalls);
    this.#book.retire(recalls);
    return line && fill(line, salient.word);
  }

  /** What was said last counts most; topics with nothing new to say are passed over. */
  #onTopic(text: string): string | undefined {
    this.#tenderTurns -= 1;
    const hits = (pool: readonly Topic[]) => pool.flatMap((t) => find(t, text) ?? []);
    const fresh = ({ topic }: Found) => this.#book.hasFresh(topic.lines);
    const urgent = hits(first).find(fresh);
    if (urgent?.topic === loss) this.#tenderTurns = TENDER_TURNS;
    const isTender = !urgent && this.#tenderTurns > 0;
    if (isTender && this.#book.hasFresh(tenderLines)) return this.#withWord(tenderLines, text);
    const found =
      urgent ??
      hits(topics)
        .filter(fresh)
        .sort((a, b) => b.at - a.at)[0];
    if (!found) return undefined;
    this.#echoed.add(found.word);
    const line = this.#book.take(found.topic.lines);
    return line && fill(line, found.word);
  }

  #echo(text: string): string {
    const followUp = this.#book.take(followUps);
    if (followUp) return `${this.#lead(text)} ${followUp}`;
    let again = "";
    for (let attempt = 0; attempt < ATTEMPTS && (again === "" || !this.#book.isNew(again)); attempt += 1) {
      again = `${this.#lead(text)} ${this.#book.borrow(followUps)}`;
    }
    return again;
  }

  #lead(text: string): string {
    const salient = salientWord(text, this.#echoed) ?? { word: "hm", isOwn: false };
    this.#echoed.add(salient.word);
    const pool = salient.isOwn && this.#book.hasFresh(possessives) ? possessives : echoes;
    return fill(this.#book.take(pool) ?? this.#book.borrow(pool), salient.word);
  }

  #withWord(pool: readonly string[], text: string): string | undefined {
    const line = this.#book.take(pool);
    const salient = salientWord(text, this.#echoed);
    if (!line || !salient) return undefined;
    this.#echoed.add(salient.word);
    return fill(line, salient.word);
  }

  #stock(pool: readonly string[]): string {
    const line =
      this.#book.take(pool) ?? `${this.#book.borrow(pool)} ${this.#book.take(followUps) ?? ""}`.trim();
    this.#book.remember(line);
    return line;
  }
}

function find(topic: Topic, text: string): Found | undefined {
  const match = topic.pattern.exec(text);
  const word = (match?.[1] ?? match?.[0] ?? "").toLowerCase().replace(/\bi\b/g, "I");
  return match ? { topic, word, at: match.index } : undefined;
}
