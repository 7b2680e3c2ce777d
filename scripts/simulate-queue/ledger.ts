export type Change =
  | {
      of: "ticket";
      number: number;
      id: string;
      visitor: string;
      address: string;
      state: TicketState;
      until: number | null;
    }
  | {
      of: "lease";
      id: string;
      kind: "web" | "phone";
      ticket: string | null;
      claim: string | null;
      call: string | null;
      demo: string | null;
      until: number;
      released: string | null;
    };
export type TicketState = "waiting" | "ready" | "active" | "done" | "expired" | "left";
export type Ticket = Extract<Change, { of: "ticket" }> & { seenAt: number };
export type Lease = Extract<Change, { of: "lease" }>;

/** From which state a ticket may come to which. */
const ways: Record<TicketState | "new", TicketState[]> = {
  new: ["waiting", "active"],
  waiting: ["ready", "expired", "left"],
  ready: ["ready", "active", "expired", "left"],
  active: ["active", "done", "waiting", "ready"],
  done: [],
  expired: [],
  left: [],
};

/** The queue as it must stand after every change that the database made: kept apart from it, and counted by other means. */
export class Ledger {
  readonly tickets = new Map<string, Ticket>();
  readonly leases = new Map<string, Lease>();
  /** Numbers of those who wait, ascending. */
  readonly waiting: number[] = [];
  readonly turns = new Set<Ticket>();

  /** Takes a change in, of a ticket that was heard of at `seenAt`, and says what is wrong with it, and who was called up by it. */
  take(change: Change, now: number, seenAt = now): { wrong: string[]; isCalledUp: boolean } {
    return change.of === "lease"
      ? { wrong: this.takeLease(change), isCalledUp: false }
      : this.takeTicket(change, seenAt);
  }

  webLeases = () => count(this.leases, ({ kind }) => kind === "web");
  phoneLeases = () => count(this.leases, ({ kind }) => kind === "phone");
  openAt = (now: number, kind: Lease["kind"]) =>
    count(this.leases, (lease) => lease.kind === kind && lease.until > now);

  /** How many wait before a number. */
  before(number: number): number {
    let [low, high] = [0, this.waiting.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.waiting[middle] ?? 0) < number) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  liveTicketOf(visitor: string): Ticket | undefined {
    for (const ticket of this.turns)
      if (ticket.visitor === visitor && ticket.state === "ready") return ticket;
    const waiting = this.byVisitor.get(visitor);
    return waiting?.state === "waiting" ? waiting : undefined;
  }

  /** Whether somebody is on a call, or about to be. */
  isTalking(visitor: string): boolean {
    return [...this.turns].some((ticket) => ticket.visitor === visitor && ticket.state === "active");
  }

  /** Tickets that are over are of no more use to anybody. */
  forget(): void {
    for (const [id, { state }] of this.tickets) {
      if (state === "done" || state === "expired" || state === "left") this.tickets.delete(id);
    }
    for (const [visitor, ticket] of this.byVisitor) {
      if (!this.tickets.has(ticket.id)) this.byVisitor.delete(visitor);
    }
  }

  private readonly byVisitor = new Map<string, Ticket>();

  private takeTicket(change: Extract<Change, { of: "ticket" }>, seenAt: number) {
    const known = this.tickets.get(change.id);
    const from = known?.state ?? "new";
    const wrong: string[] = [];
    if (!ways[from].includes(change.state)) wrong.push(`a ticket went from ${from} to ${change.state}`);
    const isCalledUp = from === "waiting" && change.state === "ready";
    if (isCalledUp && this.before(change.number) > 0)
      wrong.push("inversion: called up before an earlier one");
    if (from === "new" && change.state === "active" && this.waiting.length > 0) {
      wrong.push("inversion: let in past those who wait");
    }
    if (from === "waiting") this.waiting.splice(this.before(change.number), 1);
    if (change.state === "waiting") this.waiting.splice(this.before(change.number), 0, change.number);
    const isBack = from === "new" || change.state === "waiting";
    const ticket = Object.assign(known ?? { ...change, seenAt }, change);
    if (isBack) ticket.seenAt = seenAt;
    this.tickets.set(ticket.id, ticket);
    if (change.state === "waiting") this.byVisitor.set(ticket.visitor, ticket);
    if (change.state === "ready" || change.state === "active") this.turns.add(ticket);
    else this.turns.delete(ticket);
    return { wrong, isCalledUp };
  }

  private takeLease(change: Lease): string[] {
    const isKnown = this.leases.has(change.id);
    if (change.released !== null) {
      this.leases.delete(change.id);
      return isKnown ? [] : ["a lease ended twice"];
    }
    this.leases.set(change.id, change);
    return [];
  }
}

function count<T>(map: Map<string, T>, is: (value: T) => boolean): number {
  let sum = 0;
  for (const value of map.values()) if (is(value)) sum += 1;
  return sum;
}
