import type { IdName } from "@/lib/env-setup";
import type { StoredNumber } from "@/lib/vendors/retell-numbers";
import type { Settings } from "@/lib/vendors/retell-persona";
import { type Change, findChanges } from "./diff";
import { SetupProblem } from "./problem";

export type NumberAction =
  | { do: "remember"; e164: string }
  | { do: "buy" }
  | { do: "update"; e164: string; changes: Change[] };

/** How a number is known as ours: by the env file, by the nickname it was bought under, or by the agent it rings for. */
export type Claim = {
  name: IdName;
  remembered: string | undefined;
  mark: string;
  agentId: string | undefined;
};

/**
 * Our number among those of the account; undefined when there is none, which is the only case in which one is bought.
 * Throws SetupProblem where buying could mean a second one.
 */
export function findOurs(numbers: StoredNumber[], claim: Claim): StoredNumber | undefined {
  const remembered = numbers.find((number) => number.e164 === claim.remembered);
  if (remembered) return remembered;
  const marked = numbers.filter(
    ({ nickname, agentIds }) =>
      nickname === claim.mark || (claim.agentId !== undefined && agentIds.includes(claim.agentId)),
  );
  if (marked.length > 1) {
    const list = marked.map((number) => number.e164).join(", ");
    throw new SetupProblem(
      `Retell has ${marked.length} numbers for the phone demo (${list}): set ${claim.name} to the right one, then run this again.`,
    );
  }
  if (marked.length === 0 && claim.remembered) {
    throw new SetupProblem(
      `${claim.name} names a number that this key's account does not have: put the right one there, or empty it to buy one, then run this again.`,
    );
  }
  return marked[0];
}

/** The actions, in order, that lead to one number as the code wants it; empty when there is one. */
export function planNumber(
  number: StoredNumber | undefined,
  wanted: Settings,
  remembered: string | undefined,
): NumberAction[] {
  if (!number) return [{ do: "buy" }];
  const { e164 } = number;
  const changes = findChanges(wanted, number.settings);
  return [
    ...(e164 === remembered ? [] : [{ do: "remember", e164 } as const]),
    ...(changes.length === 0 ? [] : [{ do: "update", e164, changes } as const]),
  ];
}
