import type { Lines } from "./brain";
import { seededChooser } from "./chooser";
import { intakeEnds, intakeSteps } from "./kenstera-intake";
import {
  abuse,
  abuseEnd,
  abuseWarnings,
  acknowledgements,
  agrees,
  closings,
  emergency,
  goodbye,
  kensteraOpenings,
  offers,
  wantsIntake,
} from "./kenstera-lines";
import { kensteraTopics, reachOut } from "./kenstera-topics";
import { fill, LineBook } from "./line-book";
import { salientWord } from "./salient-word";
import { askToType, echoes } from "./stock-lines";
import type { Topic } from "./topic";

const WRAP_UP_SECONDS = 25;

/** What may come between two questions of the intake; other words are taken for the answer. */
const asides = kensteraTopics.filter(({ name }) => ["identity", "recorded", "advice", "cost"].includes(name));

/** Stands in for the language model behind Kenstera's demo agent. Pure: same seed and same words, same talk. */
export class KensteraScript implements Lines {
  #book: LineBook;
  #step: number | undefined;
  #isIntakeDone = false;
  #echoed = new Set<string>();
  #turns = 0;
  #count = 0;

  constructor(seed: number) {
    this.#book = new LineBook(seededChooser(seed));
  }

  opening(): string {
    return this.#once(kensteraOpenings);
  }

  reminder(): string {
    return this.#once([
      "I'm still on the line. Take the time you need.",
      "Still here whenever you're ready.",
      "I haven't gone anywhere. Shall we carry on?",
    ]);
  }

  askToType(): string {
    return this.#once(askToType);
  }

  wrapUp(): string {
    return this.#once(closings);
  }

  answer(callerText: string, secondsLeft: number): string | { text: string; hangsUp: boolean } {
    this.#turns += 1;
    const text = callerText.replace(/[\u2018\u2019]/g, "'");
    if (abuse.test(text)) return this.#afterAbuse();
    if (emergency.pattern.test(text)) return this.#once(emergency.lines);
    if (secondsLeft <= WRAP_UP_SECONDS) return this.#once(closings);
    const isAsking = this.#step !== undefined;
    return (
      this.#onTopic(text, isAsking ? asides : kensteraTopics) ??
      this.#intake(text) ??
      this.#onTopic(text, [reachOut, goodbye]) ??
      this.#offer(text)
    );
  }

  /** One warning, then the call is over. */
  #afterAbuse(): string | { text: string; hangsUp: boolean } {
    const warning = this.#book.take(abuseWarnings);
    return warning ?? { text: this.#once(abuseEnd), hangsUp: true };
  }

  #onTopic(text: string, topics: readonly Topic[]): string | undefined {
    const found = topics.find((t) => t.pattern.test(text) && this.#book.hasFresh(t.lines));
    const line = found && this.#book.take(found.lines);
    const next = this.#step === undefined ? undefined : intakeSteps[this.#step]?.again;
    return line && next && this.#book.hasFresh(next) ? `${line} ${this.#once(next)}` : line;
  }

  /** The steps in turn, each answer acknowledged; a goodbye ends it early. */
  #intake(text: string): string | undefined {
    if (this.#step === undefined) {
      const isWanted = wantsIntake.test(text) || (this.#turns === 1 && agrees.test(text));
      if (this.#isIntakeDone || !isWanted || goodbye.pattern.test(text)) return undefined;
      this.#step = 0;
      return intakeSteps[0]?.asks;
    }
    if (goodbye.pattern.test(text)) {
      this.#step = undefined;
      return undefined;
    }
    this.#step += 1;
    const next = intakeSteps[this.#step];
    if (next) return `${this.#once(acknowledgements)} ${next.asks}`;
    this.#step = undefined;
    this.#isIntakeDone = true;
    return this.#once(intakeEnds);
  }

  #offer(text: string): string {
    const salient = salientWord(text, this.#echoed);
    if (salient) this.#echoed.add(salient.word);
    return this.#book.hasFresh(offers)
      ? this.#once(offers)
      : fill(this.#once(echoes), salient?.word ?? "that");
  }

  /** A line of the pool that was not said yet; when there is none left, one that tells the count. */
  #once(pool: readonly string[]): string {
    const line = this.#book.take(pool);
    if (line) return line;
    this.#count += 1;
    return `That makes ${this.#count + 1} times we've been here. I can only show an intake, or tell you about Kenstera.`;
  }
}
