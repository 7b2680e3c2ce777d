import { pollAfterMs } from "@/lib/queue/poll-pace";
import type { Calls } from "./calls";
import type { Result } from "./desk";
import type { Stage } from "./stage";

type Person = { visitor: string; address: string; ticket: string | null; isGone: boolean; hasTurn: boolean };

/** Those who want to talk: they come alone and in crowds, wait, give up, fall asleep, press twice, come back. */
export class People {
  private readonly known: Person[] = [];

  constructor(
    private readonly stage: Stage,
    private readonly calls: Calls,
  ) {}

  arrive(): void {
    const { stage } = this;
    stage.soon(stage.random.exponential(stage.world.arrivalSeconds), () => {
      this.arrive();
      return this.come();
    });
  }

  arriveInCrowds(): void {
    const { stage } = this;
    stage.soon(stage.random.exponential(stage.world.crowdSeconds), () => {
      this.arriveInCrowds();
      for (let i = stage.world.crowd; i > 0; i -= 1) {
        stage.soon(stage.random.between(1, 30), () => this.come());
      }
      return undefined;
    });
  }

  private come(): undefined {
    const { random } = this.stage;
    const old = random.chance(0.1) ? this.known[random.whole(this.known.length)] : undefined;
    const visitor = old?.visitor ?? random.uuid();
    const address = random.chance(0.2) ? "hospital" : `home ${random.whole(1000)}`;
    const person = { visitor, address, ticket: null, isGone: false, hasTurn: false };
    if (this.known.push(person) > 200) this.known.shift();
    if (random.chance(0.3)) this.join(person, 1);
    else this.begin(person, 1);
    return undefined;
  }

  private join(person: Person, seconds: number): void {
    const { visitor, address } = person;
    this.stage.soon(seconds, { do: "join", visitor, address }, (result) => {
      person.ticket = result.ticket_id ?? null;
      person.hasTurn = false;
      if (result.state === "full") {
        if (this.stage.random.chance(0.1)) this.join(person, 60);
        return;
      }
      this.hear(person, result);
      if (result.state === "waiting") this.settle(person, result);
    });
  }

  /** A second tab, a note, and the moment at which the wait has been too long. */
  private settle(person: Person, result: Result): void {
    const { stage } = this;
    const { random } = stage;
    const ticket = person.ticket ?? "";
    const isStill = () => person.ticket === ticket && !person.isGone && !person.hasTurn;
    if (random.chance(0.1)) this.poll(person, paceOf(result) + 0.5);
    if (random.chance(0.2)) {
      stage.soon(random.between(5, 60), { do: "note", visitor: person.visitor, ticket });
    }
    stage.soon(random.lognormal(stage.world.patienceSeconds, 0.8), () => {
      if (!isStill()) return undefined;
      person.isGone = true;
      return random.chance(0.5) ? { do: "leave", visitor: person.visitor, ticket } : undefined;
    });
  }

  private poll(person: Person, seconds: number): void {
    const { ticket, visitor } = person;
    if (ticket === null) return;
    this.stage.soon(
      seconds,
      () => (person.isGone || person.ticket !== ticket ? undefined : { do: "poll", visitor, ticket }),
      (result) => this.hear(person, result),
    );
  }

  private hear(person: Person, result: Result): void {
    if (person.isGone || result.ticket_id !== person.ticket) return;
    if (result.state === "ready" && !person.hasTurn) this.takeTurn(person);
    if (result.state === "ready" || result.state === "waiting") this.poll(person, paceOf(result));
    if (result.state !== "expired") return;
    person.ticket = null;
    person.hasTurn = false;
    if (this.stage.random.chance(0.5)) this.begin(person, this.stage.random.between(2, 20));
  }

  private takeTurn(person: Person): void {
    const { stage } = this;
    const { random } = stage;
    const { visitor, ticket } = person;
    person.hasTurn = true;
    const fate = random.between(0, 1);
    if (ticket === null || fate < 0.04) return;
    if (fate < 0.1) {
      person.isGone = true;
      return;
    }
    if (fate < 0.13) {
      stage.soon(random.between(2, 40), { do: "leave", visitor, ticket });
      return;
    }
    const seconds = Math.min(100, random.lognormal(8, 0.8));
    const holds = fate < 0.22;
    if (holds) stage.soon(seconds, { do: "hold", visitor, ticket });
    this.begin(person, holds ? seconds + random.between(10, 150) : seconds);
    if (fate > 0.92) this.begin(person, seconds);
  }

  private begin(person: Person, seconds: number): void {
    const { visitor, address } = person;
    const { random } = this.stage;
    this.stage.soon(seconds, { do: "begin", visitor, address }, (result) => {
      if (result.outcome === "queue_wait" && !result.ticket_id)
        return this.join(person, random.between(1, 2));
      if (result.outcome !== "claimed") return;
      const ticket = result.ticket_id ?? "";
      const granted = { claim: result.id ?? "", seconds: result.seconds ?? 0, ticket };
      const failed = () => {
        person.ticket = ticket;
        person.hasTurn = false;
        this.poll(person, 2);
      };
      const over = () => {
        if (random.chance(0.1))
          this.begin({ ...person, ticket: null, hasTurn: false }, random.between(5, 600));
      };
      this.calls.create(granted, failed, over);
    });
  }
}

function paceOf({ state, place }: Result): number {
  return pollAfterMs(state === "ready" ? "ready" : "waiting", place ?? null) / 1000;
}
