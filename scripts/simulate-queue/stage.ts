import { Agenda } from "./agenda";
import type { Deed, Desk, Result, Step } from "./desk";
import { Judge } from "./judge";
import { createRandom } from "./random";
import type { World } from "./worlds";

type Action = { deed: () => Deed | undefined; heard: ((result: Result) => void) | undefined };
type Due = Action & { step: Step; at: number };

/** What follows from an answer takes at least this long, so all that is due within it can be asked for in one go. */
const WINDOW_SECONDS = 1;
const BATCH = 200;
const BEGAN = Date.UTC(2026, 10, 21) / 1000;

/** Virtual time, and who does what in it. */
export class Stage {
  readonly random;
  readonly judge: Judge;
  /** Seconds since the beginning; and how far ahead of them the database's clock is. */
  now = 0;
  clockAhead = 0;
  steps = 0;
  private readonly agenda = new Agenda<Action>();

  constructor(
    readonly world: World,
    private readonly desk: Desk,
    seed: number,
  ) {
    this.random = createRandom(seed);
    this.judge = new Judge(world);
  }

  /** Notes something for later; a deed that turns out to be none (somebody has gone) is passed by. */
  soon(seconds: number, deed: Deed | (() => Deed | undefined), heard?: (result: Result) => void): void {
    const make = typeof deed === "function" ? deed : () => deed;
    this.agenda.add(this.now + Math.max(seconds, WINDOW_SECONDS), { deed: make, heard });
  }

  /** Lets time pass until so many steps have been taken. */
  async play(steps: number): Promise<void> {
    while (this.steps < steps) {
      const due = this.takeDue();
      if (due.length > 0) await this.act(due);
    }
  }

  /** Everyone has gone: the database alone, an hour and a day later. */
  async sweepAfter(seconds: number): Promise<void> {
    this.now += seconds;
    const at = this.databaseTime();
    await this.act([{ step: { do: "sweep", at }, at: this.now, deed: () => undefined, heard: undefined }]);
  }

  private takeDue(): Due[] {
    const due: Due[] = [];
    const until = (this.agenda.nextAt() ?? 0) + WINDOW_SECONDS;
    while (due.length < BATCH && (this.agenda.nextAt() ?? until) < until) {
      const entry = this.agenda.take();
      if (entry === undefined) break;
      this.now = entry.at;
      const deed = entry.what.deed();
      if (deed) due.push({ ...entry.what, step: { ...deed, at: this.databaseTime() }, at: entry.at });
    }
    return due;
  }

  private async act(due: Due[]): Promise<void> {
    const lines = await this.desk.run(due.map(({ step }) => step));
    let place = 0;
    let isBegun = false;
    for (const line of lines) {
      const current = due[place];
      if (current === undefined) throw new Error("The database told of more than was asked.");
      if (!isBegun) this.judge.pass(current.step.at);
      isBegun = true;
      if ("change" in line) {
        this.judge.see(line.change, current.step);
        continue;
      }
      this.now = current.at;
      this.judge.hear(current.step, line.result);
      current.heard?.(line.result);
      place += 1;
      isBegun = false;
    }
    if (place !== due.length) throw new Error("The database told of less than was asked.");
    this.steps += due.length;
  }

  private databaseTime = () => Math.round((BEGAN + this.now + this.clockAhead) * 1000) / 1000;
}
