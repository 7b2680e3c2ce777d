import type pg from "pg";
import type { Change } from "./ledger";
import type { World } from "./worlds";

/** One thing that is asked of the database. */
export type Deed =
  | { do: "join" | "begin"; visitor: string; address: string }
  | { do: "poll" | "hold" | "leave" | "note"; visitor: string; ticket: string }
  | { do: "cancel"; claim: string; pause: number }
  | { do: "detach"; claim: string }
  | { do: "record"; call: string; claim: string }
  | { do: "tell"; call: string; rank: number; facts: Record<string, unknown> }
  | { do: "phone"; key: string }
  | { do: "phone-record"; demo: string; call: string }
  | { do: "phone-fail"; demo: string }
  | { do: "reconcile"; calls: number; limit: number }
  | { do: "sweep" };
/** ... at a time: seconds since 1970, by the database's clock. */
export type Step = Deed & { at: number };

/** What came of a step: the row of the function that was called. */
export type Result = {
  state?: string;
  place?: number | null;
  p10_seconds?: number | null;
  p90_seconds?: number | null;
  ticket_id?: string | null;
  outcome?: string;
  id?: string | null;
  seconds?: number;
  calls?: string[];
};
export type Line = { change: Change } | { result: Result };
export type Desk = { run: (steps: Step[]) => Promise<Line[]> };

/** Every change of a ticket's state or of a lease, and every step's result, is told as a notice, in the order in which they happen. */
const journal = `
create schema sim;
create function sim.tell_ticket() returns trigger language plpgsql as $$
begin
  raise notice '%', json_build_object('change', json_build_object('of', 'ticket', 'number', new.number, 'id', new.id,
    'visitor', new.visitor_id, 'address', new.address_hash, 'state', new.state,
    'until', extract(epoch from new.ready_until)));
  return null;
end $$;
create function sim.tell_lease() returns trigger language plpgsql as $$
begin
  raise notice '%', json_build_object('change', json_build_object('of', 'lease', 'id', new.id, 'kind', new.kind,
    'ticket', new.ticket_id, 'claim', new.claim_id, 'call', new.call_id, 'demo', new.demo_id,
    'until', extract(epoch from new.expires_at), 'released', new.released_by));
  return null;
end $$;
create trigger a_ticket_new after insert on app.queue_tickets for each row execute function sim.tell_ticket();
create trigger a_ticket after update on app.queue_tickets for each row
  when ((old.state, old.ready_until) is distinct from (new.state, new.ready_until)) execute function sim.tell_ticket();
create trigger a_lease after insert or update on app.slot_leases for each row execute function sim.tell_lease();
`;

const dispatch = `
create function sim.run(p_steps jsonb, p_rules jsonb, p_allowances jsonb) returns void
language plpgsql set client_min_messages = notice as $$
declare
  s jsonb;
  at timestamptz;
  r jsonb;
begin
  for s in select e.value from jsonb_array_elements(p_steps) e loop
    at := to_timestamp((s ->> 'at')::double precision);
    r := null;
    case s ->> 'do'
    when 'poll' then
      select to_jsonb(j) into r from app.poll_queue((s ->> 'ticket')::uuid, (s ->> 'visitor')::uuid, p_rules, at) j;
    when 'join' then
      select to_jsonb(j) into r from app.join_queue((s ->> 'visitor')::uuid, null, s ->> 'address', p_rules, at) j;
    when 'begin' then
      select to_jsonb(j) into r from app.begin_web_call((s ->> 'visitor')::uuid, null, s ->> 'address', p_allowances, p_rules, at) j;
    when 'hold' then
      select to_jsonb(j) into r from app.hold_place((s ->> 'ticket')::uuid, (s ->> 'visitor')::uuid, p_rules, at) j;
    when 'leave' then
      select to_jsonb(j) into r from app.leave_queue((s ->> 'ticket')::uuid, (s ->> 'visitor')::uuid, p_rules, at) j;
    when 'note' then perform app.note_in_queue((s ->> 'ticket')::uuid, (s ->> 'visitor')::uuid, 'on my mind');
    when 'cancel' then perform app.cancel_web_call((s ->> 'claim')::uuid, (s ->> 'pause')::integer, p_rules, at);
    when 'detach' then perform app.detach_web_call((s ->> 'claim')::uuid, p_rules, at);
    when 'record' then perform app.record_web_call(s ->> 'call', (s ->> 'claim')::uuid, 'agent', 0, at);
    when 'tell' then perform app.apply_call_facts(s ->> 'call', (s ->> 'rank')::integer, s -> 'facts', at);
    when 'phone' then
      select jsonb_build_object('id', c.id, 'outcome', app.write_demo_intent(c.id, s ->> 'key', 'home', null, 'v1', null,
        180, 1, p_rules, at)) into r from app.claim_demo_call(s ->> 'key', s ->> 'key', at) c;
    when 'phone-record' then perform app.record_demo_call((s ->> 'demo')::uuid, s ->> 'call', 180, 1, at);
    when 'phone-fail' then perform app.fail_demo_call((s ->> 'demo')::uuid, at);
    when 'reconcile' then
      select jsonb_build_object('calls', coalesce(jsonb_agg(j.call_id) filter (where j.call_id is not null), '[]')) into r
      from app.reconcile_slots((s ->> 'calls')::integer, (s ->> 'limit')::integer, at) j;
    when 'sweep' then perform app.sweep_queue(p_rules, 1, at);
    end case;
    raise notice '%', jsonb_build_object('result', coalesce(r, '{}'));
  end loop;
end $$;
`;

/** The real functions, with time as an argument, many steps in one go over one connection. */
export async function openDesk(client: pg.Client, world: World): Promise<Desk> {
  await client.query("set synchronous_commit = off");
  await client.query(journal + dispatch);
  let lines: Line[] = [];
  client.on("notice", ({ message }) => {
    if (message?.startsWith("{")) lines.push(JSON.parse(message));
  });
  const rules = JSON.stringify(world.rules);
  const allowances = JSON.stringify(world.allowances);
  const run = async (steps: Step[]) => {
    lines = [];
    await client.query({
      name: "run",
      text: "select sim.run($1, $2, $3)",
      values: [JSON.stringify(steps), rules, allowances],
    });
    return lines;
  };
  return { run };
}
