import Retell from "retell-sdk";
import { z } from "zod";
import { ask, everyPage, known, once, PAGE } from "./retell-ask";
import { numberMethods } from "./retell-numbers";
import { MARK_VARIABLE, type Settings } from "./retell-persona";

export type StoredLlm = { id: string; version: number; isPublished: boolean; settings: Settings };
export type StoredAgent = StoredLlm & {
  engine: { llmId?: string | undefined; version?: number | undefined };
};
export type Voice = {
  id: string;
  name: string;
  provider: string;
  gender: string;
  accent?: string | undefined;
  age?: string | undefined;
};
export type RetellAdmin = ReturnType<typeof createRetellAdmin>;

const id = z.string().min(1);
const llmShape = z.looseObject({
  llm_id: id,
  version: z.int().nonnegative().default(0),
  is_published: z.boolean().default(false),
});
const engineShape = z.looseObject({ llm_id: id.optional(), version: z.int().nonnegative().nullish() });
const agentShape = z.looseObject({
  agent_id: id,
  version: z.int().nonnegative(),
  is_published: z.boolean().default(false),
  response_engine: engineShape,
});
const voiceShape = z.looseObject({
  voice_id: id,
  voice_name: z.string(),
  provider: z.string(),
  gender: z.string(),
  accent: z.string().optional(),
  age: z.string().optional(),
});

/** Retell's agents, LLMs, voices and phone numbers, in the words of provisioning. Every method throws RetellFailure. */
export function createRetellAdmin(options: { apiKey: string; baseUrl?: string | undefined }) {
  const client = new Retell({
    apiKey: options.apiKey,
    baseURL: options.baseUrl ?? "https://api.retellai.com",
    timeout: 20_000,
    logLevel: "off",
  });
  return {
    ...llmMethods(client),
    ...agentMethods(client),
    ...numberMethods(client),
    listVoices: () => listVoices(client),
  };
}

function llmMethods(client: Retell) {
  return {
    /** Undefined when this key knows no such LLM. */
    getLlm: (llmId: string, version?: number) =>
      known(
        ask(async () => toLlm(await client.llm.retrieve(llmId, version === undefined ? {} : { version }))),
      ),
    findLlms: async (mark: string): Promise<StoredLlm[]> => {
      const pages = await ask(() =>
        everyPage((key) => client.llm.list({ limit: PAGE, ...(key && { pagination_key: key }) })),
      );
      return pages.filter((llm) => llm.default_dynamic_variables?.[MARK_VARIABLE] === mark).map(toLlm);
    },
    createLlm: (settings: Settings) => ask(async () => toLlm(await client.llm.create(settings, once))),
    updateLlm: (llmId: string, version: number, settings: Settings) =>
      ask(async () => toLlm(await client.llm.update(llmId, { ...settings, version }))),
  };
}

function agentMethods(client: Retell) {
  const getAgent = (agentId: string) => known(ask(async () => toAgent(await client.agent.retrieve(agentId))));
  return {
    getAgent,
    findAgents: async (name: string): Promise<StoredAgent[]> => {
      const pages = await ask(() =>
        everyPage((key) => client.agent.list({ limit: PAGE, ...(key && { pagination_key: key }) })),
      );
      const ids = pages.filter((a) => a.agent_name === name && a.channel === "voice").map((a) => a.agent_id);
      const found = await Promise.all(ids.map(getAgent));
      return found.filter((agent) => agent !== undefined);
    },
    createAgent: (llm: { id: string; version: number }, voiceId: string, settings: Settings) =>
      ask(async () => {
        const body = { ...settings, response_engine: toEngine(llm), voice_id: voiceId };
        return toAgent(await client.agent.create(body, once));
      }),
    createAgentVersion: (agentId: string, baseVersion: number) =>
      ask(async () =>
        toAgent(await client.agent.createVersion(agentId, { base_version: baseVersion }, once)),
      ),
    updateAgent: (agentId: string, version: number, settings: Settings) =>
      ask(async () => toAgent(await client.agent.update(agentId, { ...settings, version }))),
    publishAgent: (agentId: string, version: number) =>
      ask(async () => void (await client.agent.publish(agentId, { version }, once))),
  };
}

export const toEngine = (llm: { id: string; version: number }) => ({
  type: "retell-llm" as const,
  llm_id: llm.id,
  version: llm.version,
});

async function listVoices(client: Retell): Promise<Voice[]> {
  const list = await ask(async () => z.array(voiceShape).parse(await client.voice.list()));
  return list.map((v) => ({
    id: v.voice_id,
    name: v.voice_name,
    provider: v.provider,
    gender: v.gender,
    accent: v.accent,
    age: v.age,
  }));
}

function toLlm(answer: unknown): StoredLlm {
  const llm = llmShape.parse(answer);
  return { id: llm.llm_id, version: llm.version, isPublished: llm.is_published, settings: llm };
}

function toAgent(answer: unknown): StoredAgent {
  const agent = agentShape.parse(answer);
  const engine = agent.response_engine;
  return {
    id: agent.agent_id,
    version: agent.version,
    isPublished: agent.is_published,
    engine: { llmId: engine.llm_id, version: engine.version ?? undefined },
    settings: agent,
  };
}
