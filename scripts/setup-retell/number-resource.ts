import type { IdName } from "@/lib/env-setup";
import { policy } from "@/lib/limits/policy";
import type { StoredNumber } from "@/lib/vendors/retell-numbers";
import { type NumberSettings, toNumberSettings } from "@/lib/vendors/retell-persona";
import { toPatch } from "./diff";
import { findOurs, type NumberAction, planNumber } from "./plan-number";
import type { Resource, ResourcePlan, SetupContext, Step } from "./resource";
import { legend, showChanges } from "./show-changes";

type Names = { number: IdName; agent: IdName };
type Question = { mark: string; names: Names; areaCode: number };

/** The number that rings people for an agent. Bought at most once ever: whatever could be ours already is looked for first. */
export function numberResource(title: string, question: Question): Resource {
  return { title, idNames: [question.names.number], plan: (context) => plan(context, question) };
}

async function plan(context: SetupContext, { mark, names, areaCode }: Question): Promise<ResourcePlan> {
  const [agent, numbers] = await Promise.all([findAgent(context, names.agent), context.retell.listNumbers()]);
  const remembered = context.ids.get(names.number);
  const claim = { name: names.number, remembered, mark, agentId: context.ids.get(names.agent) };
  const number = findOurs(numbers, claim);
  const wanted = toNumberSettings(mark, agent, policy.phoneCall.destinations);
  const perform = createPerformer(context, { wanted, name: names.number, areaCode });
  return {
    found: [stateOf(number)],
    notes: [],
    steps: planNumber(number, wanted, remembered).map(perform),
  };
}

/** The agent in the version that is to ring people; in words while steps that were only shown would still make it. */
async function findAgent({ retell, ids, unsettled }: SetupContext, name: IdName) {
  const id = ids.get(name);
  const agent = id === undefined || unsettled.has(name) ? undefined : await retell.getAgent(id);
  return agent
    ? { id: agent.id, version: agent.version }
    : { id: id ?? "(the new agent)", version: "(the version published above)" };
}

type Given = { wanted: NumberSettings; name: IdName; areaCode: number };

function createPerformer({ retell, ids }: SetupContext, { wanted, name, areaCode }: Given) {
  return (action: NumberAction): Step => {
    switch (action.do) {
      case "remember":
        return {
          title: `write ${name}=${action.e164} into the env file`,
          details: [],
          run: () => ids.remember(name, action.e164),
        };
      case "buy":
        return {
          title: `buy a phone number in area code ${areaCode}`,
          details: [price()],
          run: async () => ids.remember(name, (await retell.buyNumber(areaCode, wanted)).e164),
        };
      case "update":
        return {
          title: "change the phone number",
          details: [legend, ...showChanges(action.changes)],
          run: async () => void (await retell.updateNumber(action.e164, toPatch(wanted, action.changes))),
        };
    }
  };
}

function price(): string {
  const dollars = (policy.phoneCall.numberCentsPerMonth / 100).toFixed(2);
  return `about $${dollars} a month, from the day it is bought: check Retell's price list`;
}

const stateOf = (number: StoredNumber | undefined) => `Number ${number?.e164 ?? "none yet"}`;
