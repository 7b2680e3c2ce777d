import type { Stage } from "./stage";

export type Granted = { claim: string; seconds: number; ticket: string };

/** The vendor, and our server between it and the database: both fail, die and forget as often as is needed. */
export class Calls {
  /** What the vendor holds. */
  private readonly live = new Set<string>();
  private made = 0;
  private foreign = 0;
  refusals = 0;

  constructor(private readonly stage: Stage) {}

  /** A claim becomes a call, or not. `failed`: the browser is told that nothing came of it. */
  create(granted: Granted, failed: () => void, over: () => void): void {
    const { random } = this.stage;
    const seconds = random.between(1, 3);
    const fate = random.between(0, 1);
    // The server dies before it asks; its browser asks after the place, or is gone as well.
    if (fate < 0.01) {
      this.forsake(failed);
    } else if (fate < 0.025) {
      this.cancel(granted, 5, seconds, failed);
    } else if (fate < 0.045) {
      this.cancel(granted, 0, seconds, failed);
    } else if (fate < 0.052) {
      // The vendor's answer comes too late, or never; it may have made a call all the same.
      if (random.chance(0.7)) this.stage.soon(seconds, () => this.begetUnjoined(granted.claim));
      this.stage.soon(seconds + random.between(1, 9), { do: "detach", claim: granted.claim }, failed);
    } else if (fate < 0.062) {
      // The server dies with the call made and nothing written down.
      this.stage.soon(seconds, () => this.begetUnjoined(granted.claim));
      this.forsake(failed);
    } else {
      this.make(granted, seconds, failed, over);
    }
  }

  private forsake(failed: () => void): void {
    const { random } = this.stage;
    if (random.chance(0.3)) return;
    this.stage.soon(random.between(5, 60), () => {
      failed();
      return undefined;
    });
  }

  private make(granted: Granted, seconds: number, failed: () => void, over: () => void): void {
    this.stage.soon(seconds, () => {
      if (!this.isFull()) return this.record(granted, over);
      this.cancel(granted, 5, 1, failed);
      return undefined;
    });
  }

  /** A call to a phone, which takes a slot of its own. */
  ring(): void {
    const { stage } = this;
    const { random } = stage;
    stage.soon(
      random.exponential(stage.world.phoneSeconds),
      { do: "phone", key: random.uuid() },
      (result) => {
        this.ring();
        const demo = result.id;
        if (result.outcome !== "written" || !demo || random.chance(0.03)) return;
        if (random.chance(0.1)) return stage.soon(random.between(1, 3), { do: "phone-fail", demo });
        stage.soon(random.between(1, 3), () => {
          const call = this.begin();
          const length = random.chance(0.2) ? 30 : Math.min(180, random.lognormal(70, 0.6));
          this.end(call, length, { kind: "phone", status: "ended" }, () => {});
          return { do: "phone-record", demo, call };
        });
      },
    );
  }

  /** The scheduler, once a minute: the vendor's count beside ours, and the sweep. */
  reconcile(): void {
    const { stage, live } = this;
    if (stage.random.chance(0.03)) this.foreign = stage.random.whole(3);
    const capacity = stage.world.rules.capacity ?? 0;
    stage.soon(
      stage.random.between(55, 65),
      () => ({
        do: "reconcile",
        calls: live.size + (capacity > 4 ? this.foreign : 0),
        limit: capacity,
      }),
      ({ calls }) => {
        for (const call of calls ?? []) {
          if (!live.has(call)) this.tell(call, 2, { status: "ended" });
        }
        stage.soon(1, { do: "sweep" });
        this.reconcile();
      },
    );
  }

  private isFull(): boolean {
    const isFull = this.live.size >= (this.stage.world.rules.capacity ?? 0);
    if (isFull) {
      this.refusals += 1;
      this.seeCalls(this.live.size + 1);
    }
    return isFull;
  }

  private cancel(granted: Granted, pause: number, seconds: number, failed: () => void): void {
    this.stage.soon(seconds, { do: "cancel", claim: granted.claim, pause }, failed);
  }

  private begin(): string {
    this.made += 1;
    const call = `call_${this.made}`;
    this.live.add(call);
    this.seeCalls(this.live.size);
    return call;
  }

  /** Whether the vendor is asked for more calls than it may hold: whether it refuses that or not. */
  private seeCalls(count: number): void {
    const { world, judge } = this.stage;
    if (!world.hasJumps && count > (world.rules.capacity ?? 0)) judge.fail("one call too many");
  }

  private begetUnjoined(claim: string): undefined {
    const call = this.begin();
    this.stage.soon(35, () => {
      this.live.delete(call);
      return this.stage.random.chance(0.5)
        ? told(call, { status: "not_connected", claim_id: claim })
        : undefined;
    });
    return undefined;
  }

  private record({ claim, seconds }: Granted, over: () => void) {
    const { random } = this.stage;
    const call = this.begin();
    if (random.chance(0.05)) {
      this.end(call, 30, { status: "not_connected", claim_id: claim }, over);
    } else {
      if (!random.chance(0.05)) {
        const late = random.chance(0.1) ? random.between(60, 300) : random.between(1, 6);
        this.tell(call, late, { status: "ongoing", claim_id: claim }, 10);
      }
      const length = Math.min(seconds, Math.max(5, random.lognormal(this.stage.world.talkSeconds, 0.7)));
      this.end(call, length, { status: "ended", claim_id: claim }, over);
    }
    return { do: "record", call, claim } as const;
  }

  /** The end, and how the database comes to know of it: an event in time, late, twice; a read-back; or never. */
  private end(call: string, seconds: number, facts: Record<string, unknown>, over: () => void): void {
    const { stage } = this;
    const { random } = stage;
    stage.soon(seconds, () => {
      this.live.delete(call);
      over();
      return undefined;
    });
    const fate = random.between(0, 1);
    if (fate < 0.006) return;
    const delay =
      fate < 0.04 ? random.between(30, 90) : fate < 0.07 ? random.between(60, 300) : random.between(1, 4);
    this.tell(call, seconds + delay, facts);
    if (fate > 0.95) this.tell(call, seconds + delay + random.between(1, 60), facts);
  }

  private tell(call: string, seconds: number, facts: Record<string, unknown>, rank = 40): void {
    this.stage.soon(seconds, told(call, facts, rank));
  }
}

const told = (call: string, facts: Record<string, unknown>, rank = 40) =>
  ({ do: "tell", call, rank, facts }) as const;
