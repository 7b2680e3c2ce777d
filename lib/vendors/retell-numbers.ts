import type Retell from "retell-sdk";
import { z } from "zod";
import { ask, everyPage, once, PAGE } from "./retell-ask";
import type { NumberSettings, Settings } from "./retell-persona";

export type StoredNumber = { e164: string; nickname: string; agentIds: string[]; settings: Settings };

const agentShape = z.object({
  agent_id: z.string(),
  weight: z.number().default(1),
  agent_version: z.union([z.int(), z.string()]).optional(),
});
const numberShape = z.looseObject({
  phone_number: z.string().regex(/^\+\d{8,15}$/),
  nickname: z.string().nullish(),
  outbound_agents: z.array(agentShape).nullish(),
});

/** The phone numbers of an account. Only `buyNumber` costs money, and it is asked for once, whatever comes of it. */
export function numberMethods(client: Retell) {
  return {
    listNumbers: () =>
      ask(async () => {
        const pages = await everyPage((key) =>
          client.phoneNumber.list({ limit: PAGE, ...(key && { pagination_key: key }) }),
        );
        return pages.map(toNumber);
      }),
    buyNumber: (areaCode: number, settings: NumberSettings) =>
      ask(async () => toNumber(await client.phoneNumber.create({ ...settings, area_code: areaCode }, once))),
    updateNumber: (e164: string, settings: Partial<NumberSettings>) =>
      ask(async () => toNumber(await client.phoneNumber.update(e164, settings))),
  };
}

function toNumber(answer: unknown): StoredNumber {
  const number = numberShape.parse(answer);
  const agents = number.outbound_agents ?? [];
  return {
    e164: number.phone_number,
    nickname: number.nickname ?? "",
    agentIds: agents.map((agent) => agent.agent_id),
    settings: { ...number, outbound_agents: agents.map(toBinding) },
  };
}

/** In one order and form, so that two bindings compare: Retell takes a version as a number or as text. */
function toBinding({ agent_id, weight, agent_version }: z.infer<typeof agentShape>) {
  const isNumber = typeof agent_version === "string" && /^\d+$/.test(agent_version);
  return { agent_id, weight, agent_version: isNumber ? Number(agent_version) : agent_version };
}
