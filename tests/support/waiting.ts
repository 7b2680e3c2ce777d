import type pg from "pg";
import type { Ticket } from "../../lib/queue/schema";
import { type Answer, cookieOf, request } from "./client";

export type Told = Ticket & { code?: string; retryAfterSeconds?: number };
export type Started = {
  callId: string;
  accessToken: string;
  maxSeconds: number;
  code?: string;
} & Partial<Ticket>;

let visitors = 0;

/** A browser that waits for its turn, without a browser; every one has an address of its own unless told otherwise. */
export class Waiting {
  cookie = "";
  ticketId = "";

  constructor(
    readonly app: string,
    readonly address = `198.18.${Math.floor(visitors / 250)}.${(visitors++ % 250) + 1}`,
  ) {}

  /** Comes, and stands in line or has a turn. */
  static async joined(app: string, address?: string): Promise<Waiting> {
    const waiting = new Waiting(app, address);
    const { status, text } = await waiting.join();
    if (status !== 200) throw new Error(`Joining was answered ${status}: ${text}`);
    return waiting;
  }

  async join(): Promise<Answer<Told>> {
    const answer = await this.ask<Told>("/api/queue", "POST", {});
    if (answer.json.ticketId) this.ticketId = answer.json.ticketId;
    return answer;
  }

  poll = () => this.ask<Told>(`/api/queue/${this.ticketId}`, "GET");
  hold = () => this.ask<Told>(`/api/queue/${this.ticketId}/hold`, "POST");
  leave = () => this.ask<Told>(`/api/queue/${this.ticketId}`, "DELETE");
  note = (note: unknown) => this.ask<Told>(`/api/queue/${this.ticketId}/note`, "PUT", { note });
  call = () => this.ask<Started>("/api/retell/create-call", "POST", {});
  end = (callId: string) => this.ask(`/api/calls/${callId}/end`, "POST");

  /** Asks for the place until it is their turn. */
  async turn(timeoutMs = 60_000): Promise<Told> {
    const deadline = Date.now() + timeoutMs;
    for (;;) {
      const { json, text } = await this.poll();
      if (json.state === "ready") return json;
      if (Date.now() > deadline) throw new Error(`No turn in ${timeoutMs} ms: ${text}`);
      const waitMs = (json.position ?? 1) <= 3 ? 150 : 800;
      await new Promise((resolve) => setTimeout(resolve, waitMs));
    }
  }

  get visitorId(): string {
    return /v1\.([0-9a-f-]{36})/.exec(this.cookie)?.[1] ?? "";
  }

  async ask<T>(path: string, method: string, body?: unknown): Promise<Answer<T>> {
    const answer = await request<T>(`${this.app}${path}`, {
      method,
      ...(body !== undefined && { body }),
      headers: {
        origin: this.app,
        "x-client-address": this.address,
        ...(this.cookie && { cookie: this.cookie }),
      },
    });
    this.cookie ||= cookieOf(answer);
    return answer;
  }
}

/** Has strangers take so many slots, for an hour. */
export const takeSlots = (database: pg.Pool, count: number) =>
  database.query(
    `insert into app.slot_leases (kind, claim_id, taken_at, expires_at)
     select 'web', gen_random_uuid(), now(), now() + interval '1 hour' from generate_series(1, $1)`,
    [count],
  );

/** One stranger goes. */
export const freeSlot = (database: pg.Pool) =>
  database.query(
    `update app.slot_leases set released_at = now(), released_by = 'call_ended'
     where id = (select id from app.slot_leases where released_at is null and call_id is null and ticket_id is null limit 1)`,
  );

/** Has every turn, and every slot that got no call, be over: as when so much time has passed. */
export async function letTurnsPass(database: pg.Pool): Promise<void> {
  await database.query("update app.queue_tickets set ready_until = now() where state = 'ready'");
  await database.query(
    "update app.slot_leases set expires_at = now() where released_at is null and call_id is null and ticket_id is not null",
  );
}

export async function openLeases(database: pg.Pool): Promise<number> {
  const { rows } = await database.query(
    "select count(*)::int as open from app.slot_leases where released_at is null",
  );
  return rows[0]?.open;
}

/** Has no webhook be stored, until it is undone: as if all of them had been lost. */
export async function loseWebhooks(database: pg.Pool): Promise<() => Promise<void>> {
  await database.query(
    `create or replace function app.test_lost() returns trigger language plpgsql as $$ begin return null; end $$;
     create or replace trigger test_lost before insert on app.webhook_events for each row execute function app.test_lost()`,
  );
  return async () => {
    await database.query("drop trigger test_lost on app.webhook_events; drop function app.test_lost()");
  };
}
