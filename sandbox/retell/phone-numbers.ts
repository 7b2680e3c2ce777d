import { RetellError } from "./errors";
import { inventNumber, isUsNumber, TOLL_FREE_CODE, toPretty } from "./nanp";
import type { CreateNumberBody, NumberConfig, UpdateNumberBody } from "./phone-number-schema";
import type { RetellState } from "./state";
import { applyPatch, resolveVersion } from "./versions";

/** A number that the workspace owns; `id` is the number itself. */
export type PhoneNumber = {
  id: string;
  provider: "twilio" | "telnyx";
  createdAtMs: number;
  modifiedAtMs: number;
  config: NumberConfig;
};

const DEFAULT_AREA_CODE = 415;
const CANADIAN_AREA_CODE = 416;

export function toNumberBody(number: PhoneNumber) {
  const areaCode = /^\+1(\d{3})/.exec(number.id)?.[1];
  return {
    phone_number: number.id,
    phone_number_type: `retell-${number.provider}`,
    phone_number_pretty: toPretty(number.id),
    ...(areaCode && { area_code: Number(areaCode) }),
    ...number.config,
    last_modification_timestamp: number.modifiedAtMs,
  };
}

export function createNumber(state: RetellState, body: CreateNumberBody) {
  const { area_code, country_code, number_provider, toll_free, phone_number, transport: _, ...config } = body;
  if (country_code === "CA" && area_code !== undefined) {
    throw new RetellError(400, "area_code only supports US area codes.");
  }
  const code = toll_free ? TOLL_FREE_CODE : country_code === "CA" ? CANADIAN_AREA_CODE : area_code;
  const isTaken = (id: string) => state.phoneNumbers.get(id) !== undefined;
  if (phone_number && isTaken(phone_number)) throw new RetellError(400, "The number is owned already.");
  if (phone_number && country_code !== "CA" && !isUsNumber(phone_number)) {
    throw new RetellError(400, "The number is not to be had in this country.");
  }
  const id = phone_number ?? inventNumber(code ?? DEFAULT_AREA_CODE, isTaken);
  // The one route of numbers for which the specification lists no 422.
  checkBinding(state, id, config, 400);
  const now = state.context.clock.now();
  const number: PhoneNumber = {
    id,
    provider: number_provider ?? "twilio",
    createdAtMs: now,
    modifiedAtMs: now,
    config: applyPatch<NumberConfig>({}, config),
  };
  state.phoneNumbers.put(number);
  return toNumberBody(number);
}

export function updateNumber(state: RetellState, id: string, body: UpdateNumberBody) {
  const number = state.phoneNumber(id);
  // Trunk settings concern imported numbers, which there are none of.
  const { termination_uri, auth_username, auth_password, transport, ...patch } = body;
  checkBinding(state, id, patch, 422);
  const updated: PhoneNumber = {
    ...number,
    config: applyPatch<NumberConfig>(number.config, patch),
    modifiedAtMs: state.context.clock.now(),
  };
  state.phoneNumbers.put(updated);
  return toNumberBody(updated);
}

function checkBinding(state: RetellState, id: string, config: NumberConfig, unknownAgent: 400 | 422): void {
  for (const bound of [...(config.inbound_agents ?? []), ...(config.outbound_agents ?? [])]) {
    const agent = state.agents.get(bound.agent_id);
    if (!agent) throw new RetellError(unknownAgent, "There is no such agent to bind.");
    try {
      resolveVersion(agent, bound.agent_version);
    } catch {
      throw new RetellError(unknownAgent, "The agent has no such version.");
    }
  }
  const fallback = config.fallback_number;
  if (!fallback) return;
  if (fallback === id) throw new RetellError(400, "A number cannot fall back to itself.");
  if (state.phoneNumbers.get(fallback)?.config.fallback_number) {
    throw new RetellError(400, "fallback_number has a fallback of its own.");
  }
}

/** One of the bound agents, as often as its weight says; `at` is in [0, 1). */
export function pickAgent(bound: NumberConfig["outbound_agents"], at: number) {
  let passed = 0;
  return (
    (bound ?? []).find((agent) => {
      passed += agent.weight;
      return at < passed;
    }) ?? bound?.at(-1)
  );
}
