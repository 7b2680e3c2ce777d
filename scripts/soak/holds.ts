/** What one reservation holds of the phone's limits: hashes, "-" for none; seconds; micro-dollars. */
export type Hold = { id: string; phone: string; address: string; seconds: number; microUsd: number };

type Held = { holds: readonly Hold[]; microUsdInMonth: number };

/** The entries of Redis, `[id, entry, id, entry ...]`, but for those that have lapsed (lib/limits/reservation-scripts.ts). */
export function holdsIn(pairs: readonly string[], nowMs: number): Hold[] {
  return pairs.flatMap((entry, i) => {
    if (i % 2 === 0) return [];
    const [, provisionalUntil, phone = "-", address = "-", seconds, microUsd] = entry.split("|");
    const until = Number(provisionalUntil);
    if (until > 0 && until <= nowMs) return [];
    return [{ id: pairs[i - 1] ?? "", phone, address, seconds: Number(seconds), microUsd: Number(microUsd) }];
  });
}

/** Where two accounts of what is held part. What holds nothing may stand in either. */
export function heldOtherwise(redis: Held, ledger: Held): string[] {
  const [there, written] = [byId(redis.holds), byId(ledger.holds)];
  const ids = [...new Set([...there.keys(), ...written.keys()])];
  const parted = ids.filter((id) => there.get(id) !== written.get(id));
  const extra = parted.filter((id) => !written.has(id)).length;
  const lost = parted.filter((id) => !there.has(id)).length;
  const other = parted.length - extra - lost;
  const money = redis.microUsdInMonth - ledger.microUsdInMonth;
  return [
    ...(extra > 0 ? [`${extra} holds that the ledger knows nothing of`] : []),
    ...(lost > 0 ? [`${lost} of the ledger's ${written.size} lines are missing`] : []),
    ...(other > 0 ? [`${other} holds differ from the ledger's`] : []),
    ...(money !== 0 ? [`the month's money is off by ${money} micro-dollars`] : []),
  ];
}

function byId(holds: readonly Hold[]): Map<string, string> {
  const isHolding = ({ phone, address, seconds, microUsd }: Hold) =>
    phone !== "-" || address !== "-" || seconds > 0 || microUsd > 0;
  return new Map(
    holds
      .filter(isHolding)
      .map(({ id, phone, address, seconds, microUsd }) => [
        id,
        JSON.stringify([phone, address, seconds, microUsd]),
      ]),
  );
}
