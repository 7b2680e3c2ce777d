import type { Result, Step } from "./desk";
import { type Change, Ledger } from "./ledger";
import type { World } from "./worlds";

export type Told = { at: number; p10: number; p90: number };

const FRESH_SECONDS = 300;
/** No call, and nothing else that takes a slot, lasts longer. */
const LONGEST_SECONDS = 900;
const decides = new Set<Step["do"]>(["join", "poll", "hold", "leave", "begin", "phone", "sweep"]);

/**
 * Watches every change and every answer, and writes down what must not be: over-admissions, inversions, leaks, idle slots,
 * wrong places, and tickets and leases that do not fit together.
 */
export class Judge {
  readonly ledger = new Ledger();
  readonly wrong = new Map<string, number>();
  /** Waits that came to an end, and how many were within what was told. */
  readonly waits = { count: 0, within: 0, below: 0 };
  calledUp = 0;
  /** Slot seconds while somebody waited: those that web calls could have, and those that were leased. */
  readonly usable = { seconds: 0, leased: 0 };
  private readonly told = new Map<string, Told>();
  private pausedUntil = 0;
  private gauge = { foreign: 0, drift: 0, limit: Number.POSITIVE_INFINITY, at: Number.NEGATIVE_INFINITY };
  private lastAt: number | undefined;

  constructor(private readonly world: World) {}

  fail(what: string): void {
    this.wrong.set(what, (this.wrong.get(what) ?? 0) + 1);
  }

  /** Before a step is taken: what passed since the last one. */
  pass(at: number): void {
    const seconds = at - (this.lastAt ?? at);
    this.lastAt = at;
    // Seen at a time that is still to come is seen now.
    if (seconds < 0)
      for (const ticket of this.ledger.tickets.values()) ticket.seenAt = Math.min(ticket.seenAt, at);
    if (seconds <= 0 || seconds > 60 || this.ledger.waiting.length === 0 || at < this.pausedUntil) return;
    const web = this.ledger.openAt(at, "web");
    this.usable.seconds += seconds * Math.max(this.usableSlots(at), web);
    this.usable.leased += seconds * web;
  }

  see(change: Change, step: Step): void {
    const { ledger, world } = this;
    const isNew = change.of === "lease" && change.released === null && !ledger.leases.has(change.id);
    const before = change.of === "ticket" ? ledger.tickets.get(change.id) : undefined;
    const state = before?.state;
    if (change.of === "ticket" && change.state === "expired") this.seeExpiry(before, step);
    const pressedAt =
      change.of === "ticket" && state === "active" ? this.lostClaimAt(change.id, step.at) : undefined;
    const { wrong, isCalledUp } = ledger.take(change, step.at, pressedAt);
    for (const what of wrong) this.fail(what);
    if (isCalledUp && change.of === "ticket") this.seeCallUp(change.id, step.at);
    if (change.of === "ticket" && state === "active" && change.state === "waiting")
      this.told.delete(change.id);
    if (!isNew || change.of !== "lease") return;
    const capacity = this.capacityAt(step.at);
    if (ledger.leases.size > Math.min(capacity, world.rules.capacity ?? 0)) this.fail("over-admission");
    if (change.kind === "web" && ledger.webLeases() > this.webSlots(capacity)) {
      this.fail("a web call took the phone's reserve");
    }
  }

  /** After a step: whether its answer is true, and whether everything that was due has been done. */
  hear(step: Step, result: Result): void {
    if (step.do === "cancel" && step.pause > 0) this.pausedUntil = step.at + step.pause;
    if (step.do === "reconcile") this.measure(step.calls, step.limit, step.at);
    if (step.do === "poll" || step.do === "hold" || step.do === "leave")
      this.hearTicket(step.ticket, step, result);
    if (step.do === "join") this.hearJoin(step.visitor, step, result);
    if (step.do === "begin") this.hearBegin(step.visitor, step, result);
    if (!decides.has(step.do)) return;
    for (const lease of this.ledger.leases.values()) {
      if (lease.until <= step.at) this.fail("a lease outlived its time");
      if (lease.until > step.at + LONGEST_SECONDS) this.fail("a lease would outlive any call");
    }
    this.checkTurns(step.at);
    if (this.ledger.waiting.length > 0 && this.freeSlots(step.at) > 0)
      this.fail("a slot idle while somebody waits");
  }

  freeSlots(at: number): number {
    if (at < this.pausedUntil && this.pausedUntil <= at + 60) return 0;
    const capacity = this.capacityAt(at);
    return Math.min(capacity - this.ledger.leases.size, this.webSlots(capacity) - this.ledger.webLeases());
  }

  private capacityAt(at: number): number {
    const { foreign, limit, at: measuredAt } = this.gauge;
    const capacity = this.world.rules.capacity ?? 0;
    return Math.abs(at - measuredAt) <= FRESH_SECONDS ? Math.min(capacity, limit) - foreign : capacity;
  }

  private webSlots(capacity: number): number {
    return capacity - Math.min(this.world.rules.phoneReserve ?? 0, Math.max(capacity - 1, 0));
  }

  private usableSlots(at: number): number {
    const capacity = this.capacityAt(at);
    return Math.max(0, Math.min(capacity - this.ledger.openAt(at, "phone"), this.webSlots(capacity)));
  }

  private measure(calls: number, limit: number, at: number): void {
    let own = 0;
    for (const { claim, demo } of this.ledger.leases.values()) if (claim !== null || demo !== null) own += 1;
    const off = calls - own;
    this.gauge = { foreign: Math.max(0, Math.min(off, this.gauge.drift)), drift: off, limit, at };
  }

  private seeExpiry(before: { state: string; seenAt: number; until: number | null } | undefined, step: Step) {
    const { silentSeconds = 0, heartbeatSeconds = 0 } = this.world.rules;
    // A clock that goes back hides how long ago a heartbeat was, by one heartbeat at most.
    const silent = silentSeconds - (this.world.hasJumps ? heartbeatSeconds : 0);
    if (before?.state === "waiting" && before.seenAt > step.at - silent)
      this.fail("a living ticket was dropped");
    if (before?.state === "ready" && (before.until ?? 0) > step.at) this.fail("a turn was cut short");
  }

  /** When a claim was made whose lease has run out without a call; that is the last that was heard of its ticket. */
  private lostClaimAt(ticket: string, at: number): number | undefined {
    for (const lease of this.ledger.leases.values()) {
      if (lease.ticket === ticket && lease.until <= at)
        return lease.until - (this.world.rules.beginSeconds ?? 0);
    }
    return undefined;
  }

  private seeCallUp(ticket: string, at: number): void {
    this.calledUp += 1;
    if (at < this.pausedUntil && this.pausedUntil <= at + 60) this.fail("called up during a pause");
    const told = this.told.get(ticket);
    this.told.delete(ticket);
    // Where the clock jumps, a wait is not what it seems, and nothing of the last two hours is known after it.
    if (told === undefined || this.world.hasJumps) return;
    const wait = at - told.at;
    this.waits.count += 1;
    if (wait < told.p10) this.waits.below += 1;
    else if (wait <= told.p90) this.waits.within += 1;
  }

  private hearTicket(id: string, step: Step, result: Result): void {
    const ticket = this.ledger.tickets.get(id);
    if (ticket === undefined) return;
    if (step.do === "poll" && ticket.state === "waiting") {
      const heartbeat = this.world.rules.heartbeatSeconds ?? 0;
      if (ticket.seenAt <= step.at - heartbeat) ticket.seenAt = step.at;
    }
    const state = ticket.state === "done" ? "left" : ticket.state;
    if (result.state !== state) this.fail(`told ${result.state}, was ${state}`);
    const place = state === "waiting" ? this.ledger.before(ticket.number) + 1 : null;
    if ((result.place ?? null) !== place) this.fail("a wrong place");
  }

  private hearJoin(visitor: string, step: Step, result: Result): void {
    const ticket = this.ledger.liveTicketOf(visitor);
    if (ticket === undefined) {
      if (result.state === "full") this.hearFull(step);
      else if (result.state !== "active" || !this.ledger.isTalking(visitor))
        this.fail("joined without a ticket");
      return;
    }
    if (ticket.id !== result.ticket_id) this.fail("joined with another's ticket");
    const isNew = ticket.seenAt === step.at && !this.told.has(ticket.id);
    if (ticket.state === "waiting") ticket.seenAt = step.at;
    this.hearTicket(ticket.id, step, result);
    const { p10_seconds: p10, p90_seconds: p90 } = result;
    if (isNew && typeof p10 === "number" && typeof p90 === "number") {
      this.told.set(ticket.id, { at: step.at, p10, p90 });
    }
  }

  private hearFull(step: Step): void {
    const address = "address" in step ? step.address : "";
    const { longest = 0, perAddress = 0 } = this.world.rules;
    let fromThere = 0;
    for (const ticket of this.ledger.tickets.values()) {
      if (ticket.address === address && (ticket.state === "waiting" || ticket.state === "ready"))
        fromThere += 1;
    }
    if (this.ledger.waiting.length < longest && fromThere < perAddress) this.fail("told full, was not");
  }

  private hearBegin(visitor: string, step: Step, result: Result): void {
    const live = this.ledger.liveTicketOf(visitor);
    if (result.outcome === "claimed") {
      const ticket = this.ledger.tickets.get(result.ticket_id ?? "");
      if (ticket?.state !== "active") this.fail("claimed without a turn");
      return;
    }
    if (result.outcome !== "queue_wait") return;
    if (live?.state === "ready") this.fail("a turn refused");
    if (live === undefined && this.freeSlots(step.at) > 0) this.fail("refused though there was room");
  }

  private checkTurns(at: number): void {
    const held = new Map<string, number>();
    for (const { ticket } of this.ledger.leases.values()) {
      if (ticket !== null) held.set(ticket, (held.get(ticket) ?? 0) + 1);
    }
    for (const ticket of this.ledger.turns) {
      if (held.get(ticket.id) !== 1) this.fail(`a ticket that is ${ticket.state} without its one lease`);
      held.delete(ticket.id);
      if (ticket.state === "ready" && (ticket.until ?? 0) <= at) this.fail("a turn outlived its time");
    }
    if (held.size > 0) this.fail("a lease without a ticket that has a turn");
  }
}
