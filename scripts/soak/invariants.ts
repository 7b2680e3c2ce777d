import type pg from "pg";
import type { Desk } from "./desk";
import { numberOf } from "./number-of";
import { checkSpending } from "./spending";
import { pryIntoDatabase } from "./strangers";
import { type Check, check, dialledTwice } from "./verdicts";
import type { Dial } from "./watch";
import { SUMMARY } from "./webhooks";

type Evidence = { desk: Desk; database: pg.Pool; dials: readonly Dial[]; capacity: number };

/** The nine invariants, each held against the database, the sandbox's journal and what was answered on the way. */
export async function checkInvariants(evidence: Evidence): Promise<Check[]> {
  const { noted } = evidence.desk;
  const onTheWay = (invariant: number) =>
    noted.problems.filter((problem) => problem.invariant === invariant).map(({ text }) => text);
  const { clips } = noted;
  return [
    check(
      "1 one intent dials at most once",
      [...dialledTwice(evidence.dials), ...onTheWay(1)],
      evidence.dials.length,
      `${evidence.dials.length} dials`,
    ),
    await checkSlots(evidence),
    await checkRows(evidence),
    await checkInbox(evidence),
    await checkSpending(evidence),
    check(
      "6 her voice is in no anonymised film",
      onTheWay(6),
      Math.min(clips.unlikeHer.length, clips.likeHer.length),
      `${clips.unlikeHer.length} films without it (likeness at most ${Math.max(0, ...clips.unlikeHer)}), known again in ${clips.likeHer.length} with it (at least ${Math.min(1, ...clips.likeHer)})`,
    ),
    check(
      "7 hidden words are absent",
      onTheWay(7),
      Math.min(clips.captions, clips.heard),
      `${clips.captions} captions without the names that were hidden, ${clips.heard} films with the tone in their place`,
    ),
    check(
      "8 a revoked share answers 404, its media address dies",
      onTheWay(8),
      Math.min(clips.revoked, clips.gone),
      `${clips.revoked} shares revoked, ${clips.gone} kept addresses gone with them, ${clips.expired} more of age`,
    ),
    await checkStrangers(evidence, onTheWay(9)),
  ];
}

/** The most that were taken at once, of all or of some calls': a lease takes its slot until it is released. */
export const mostLeases = (database: pg.Pool, ofCalls: readonly string[] | null = null): Promise<number> =>
  numberOf(
    database,
    `with leases as (select taken_at, released_at from app.slot_leases where $1::text[] is null or call_id = any($1))
     select max(taken) as n from (select sum(step) over (order by at, step) as taken from (
       select taken_at as at, 1 as step from leases
       union all select released_at, -1 from leases where released_at is not null) edges) sums`,
    [ofCalls],
  );

/** Transactions that wait for each other carry times a little out of order. */
async function checkSlots({ database, capacity }: Evidence): Promise<Check> {
  const most = await mostLeases(database);
  const open = await numberOf(
    database,
    "select count(*) as n from app.slot_leases where released_at is null",
  );
  const overtaken = await numberOf(
    database,
    `select count(*) as n from app.queue_tickets later where exists (
       select from app.queue_tickets t where t.number < later.number and t.joined_at < later.admitted_at
         and coalesce(t.admitted_at, t.ended_at, 'infinity') > later.admitted_at + interval '1 second'
         and t.seen_at > later.admitted_at - interval '180 seconds')`,
  );
  const all = await numberOf(database, "select count(*) as n from app.slot_leases");
  return check(
    "2 leases within capacity, in order, ended",
    [
      ...(most > capacity ? [`${most} leases at once, capacity is ${capacity}`] : []),
      ...(open > 0 ? [`${open} leases never ended`] : []),
      ...(overtaken > 0 ? [`${overtaken} tickets were admitted before an earlier one`] : []),
    ],
    all,
    `${all} leases, at most ${most} of ${capacity} at once`,
  );
}

async function checkRows({ desk, database }: Evidence): Promise<Check> {
  const { streams } = desk.noted;
  const whole = await numberOf(
    database,
    `select count(*) as n from app.calls where call_id = any($1) and status = 'ended' and reason = 'user_hangup'
       and duration_ms = 60000 and summary = $2 and jsonb_array_length(transcript) = 1`,
    [streams, SUMMARY],
  );
  const waiting = await numberOf(
    database,
    "select count(*) as n from app.webhook_events where processed_at is null",
  );
  return check(
    "3 a row is what its events say, in any order",
    [
      ...(whole !== streams.length ? [`${streams.length - whole} of ${streams.length} rows differ`] : []),
      ...(waiting > 0 ? [`${waiting} events not taken in`] : []),
    ],
    whole,
    `${whole} calls told in four orders`,
  );
}

async function checkInbox({ desk, database }: Evidence): Promise<Check> {
  const { acknowledged, forged, givenUp } = desk.noted;
  const sql = "select count(distinct body_hash) as n from app.webhook_events where body_hash = any($1)";
  const kept = await numberOf(database, sql, [[...acknowledged]]);
  const unsigned = await numberOf(database, sql, [[...forged]]);
  return check(
    "4 accepted webhooks stored, unsigned never",
    [
      ...(kept !== acknowledged.size ? [`${acknowledged.size - kept} acknowledged, not stored`] : []),
      ...(unsigned > 0 ? [`${unsigned} forged ones stored`] : []),
      ...(givenUp > 0 ? [`${givenUp} given up after four tries`] : []),
    ],
    Math.min(acknowledged.size, forged.size),
    `${acknowledged.size} stored, ${forged.size} forged refused`,
  );
}

async function checkStrangers({ desk }: Evidence, onTheWay: readonly string[]): Promise<Check> {
  const atTheDatabase = await pryIntoDatabase(desk);
  return check(
    "9 another's things are not there",
    [...onTheWay, ...atTheDatabase],
    desk.noted.strangers,
    `${desk.noted.strangers} attempts at calls, recordings, feedback, memory, clips and their objects`,
  );
}
