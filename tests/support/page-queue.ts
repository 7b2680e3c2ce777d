import type { Browser, BrowserContext, Locator, Page } from "@playwright/test";
import { expect } from "@playwright/test";
import { policy } from "../../lib/limits/policy";
import { query } from "./e2e-database";
import type { Problems } from "./page-problems";
import { Room } from "./page-room";

const { concurrentCalls, phoneReserve } = policy.capacity;
const isStranger = "released_at is null and ticket_id is null and call_id is null";

/** Has strangers talk for an hour on all slots that browsers may take but so many. */
export const leaveSlots = (count: number) =>
  query(
    `insert into app.slot_leases (kind, claim_id, taken_at, expires_at)
     select 'web', gen_random_uuid(), now(), now() + interval '1 hour'
     from generate_series(1, ${concurrentCalls - phoneReserve - count})`,
  );

/** One stranger hangs up. */
export const freeSlot = () =>
  query(
    `update app.slot_leases set released_at = now(), released_by = 'call_ended'
     where id = (select id from app.slot_leases where ${isStranger} limit 1)`,
  );

/** Has every turn end so many seconds from now. */
export const letTurnsEnd = (seconds: number) =>
  query(
    `update app.queue_tickets set ready_until = now() + interval '${seconds} seconds' where state = 'ready';
     update app.slot_leases set expires_at = now() + interval '${seconds} seconds'
     where ticket_id is not null and call_id is null and released_at is null`,
  );

/** Fills the places of everybody's address, as a whole hospital that waits. */
export const fillLine = () =>
  query(
    `insert into app.queue_tickets (visitor_id, address_hash, state, joined_at, seen_at)
     select gen_random_uuid(), t.address_hash, 'waiting', now(), now()
     from (select address_hash from app.queue_tickets limit 1) t, generate_series(1, ${policy.queue.perAddress})`,
  );

/** Everybody who waits gives up. */
export const emptyLine = () =>
  query("update app.queue_tickets set state = 'left', ended_at = now() where state = 'waiting'");

/** Somebody's browser at the room, with cookies and a storage of its own. */
export class Waiter {
  readonly room: Room;

  constructor(
    readonly context: BrowserContext,
    readonly page: Page,
  ) {
    this.room = new Room(page);
  }

  static async open(browser: Browser, problems: Problems): Promise<Waiter> {
    const context = await browser.newContext();
    await problems.watch(context);
    return new Waiter(context, await context.newPage());
  }

  /** To the room, and into the line. */
  async joins(): Promise<void> {
    await this.room.open();
    await this.room.button("Talk to Doc").click();
  }

  get place(): Locator {
    return this.page.getByText("Your place in line").locator("+ p");
  }

  async standsAt(place: number): Promise<void> {
    await expect(this.place).toHaveText(String(place));
  }

  get turn(): Locator {
    return this.room.title("It is your turn");
  }

  get start(): Locator {
    return this.page.getByRole("button", { name: "Start", exact: true });
  }

  async givesUp(): Promise<void> {
    await this.room.button("Give up my place").click();
    await this.room.button("Yes, give it up").click();
  }
}
