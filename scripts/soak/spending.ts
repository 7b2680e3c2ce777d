import type pg from "pg";
import type { Desk } from "./desk";
import { compareWithLedger } from "./ledger";
import { numberOf } from "./number-of";
import { type Check, check } from "./verdicts";
import type { Dial } from "./watch";

type Evidence = { desk: Desk; database: pg.Pool; dials: readonly Dial[] };

/** Whoever was refused left no intent, whatever failed holds nothing, and Redis holds what the ledger says. */
export async function checkSpending({ desk, database, dials }: Evidence): Promise<Check> {
  const refused = new Set(desk.noted.refusedPhones);
  const dialled = dials.filter(({ to }) => refused.has(to)).length;
  const held = await numberOf(
    database,
    `select count(*) as n from app.demo_calls where state in ('claimed', 'failed')
       and (phone_held or address_held or reserved_seconds > 0 or reserved_micro_usd > 0)`,
  );
  const claims = await numberOf(
    database,
    "select count(*) as n from app.web_claims where call_id is null and claimed_at > now() - interval '30 seconds'",
  );
  const placed = await numberOf(
    database,
    "select count(*) as n from app.demo_calls where state = 'placed' and call_id = any($1)",
    [desk.noted.placed],
  );
  const intents = [...new Set(dials.map(({ intent }) => intent))];
  const written = await numberOf(
    database,
    "select count(*) as n from app.demo_calls where id::text = any($1) and intended_at is not null",
    [intents],
  );
  const parted = await compareWithLedger(desk, database);
  return check(
    "5 a refused request has spent nothing",
    [
      ...(dialled > 0 ? [`${dialled} refused numbers were dialled`] : []),
      ...(held > 0 ? [`${held} calls that came to nothing hold something`] : []),
      ...(claims > 0 ? [`${claims} claims of talking time without a call`] : []),
      ...(placed !== desk.noted.placed.length
        ? [`${desk.noted.placed.length - placed} placed calls have no row`]
        : []),
      ...(written !== intents.length ? [`${intents.length - written} dials without a written intent`] : []),
      ...parted,
    ],
    refused.size,
    `${refused.size} refused, ${placed} placed; Redis and ledger agree, also when rebuilt`,
  );
}
