import Retell from "retell-sdk";
import { z } from "zod";
import { MARK_VARIABLE, type Settings } from "./retell-persona";

export type RetellFailureKind =
  | "bad_key"
  | "unpaid"
  | "rate_limited"
  | "refused"
  | "broken"
  | "unreachable"
  | "timeout"
  | "strange_answer";

/** Why Retell did not do what was asked. `detail` is Retell's own sentence, where it gave one. */
export class RetellFailure extends Error {
  constructor(
    readonly kind: RetellFailureKind,
    readonly status?: number,
    readonly detail?: string,
  ) {
    super(kind);
    this.name = "RetellFailure";
  }
}

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

const PAGE = 1000;
/** Nothing that makes or moves a thing is repeated by the SDK: Retell knows no idempotency key. */
const once = { maxRetries: 0 };

/** Retell's agents, LLMs and voices, in the words of provisioning. Every method throws RetellFailure. */
export function createRetellAdmin(options: { apiKey: string; baseUrl?: string | undefined }) {
  const client = new Retell({
    apiKey: options.apiKey,
    baseURL: options.baseUrl ?? "https://api.retellai.com",
    timeout: 20_000,
    logLevel: "off",
  });
  return { ...llmMethods(client), ...agentMethods(client), listVoices: () => listVoices(client) };
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

type Page<T> = { items?: T[]; has_more?: boolean; pagination_key?: string };

async function everyPage<T>(load: (key: string | undefined) => PromiseLike<Page<T>>): Promise<T[]> {
  const all: T[] = [];
  let key: string | undefined;
  do {
    const page = await load(key);
    all.push(...z.array(z.custom<T>()).parse(page.items));
    key = page.has_more ? page.pagination_key : undefined;
  } while (key);
  return all;
}

/** Retell answers 422, not 404, for an id that the key's account does not hold. */
async function known<T>(answer: Promise<T>): Promise<T | undefined> {
  return answer.catch((error: unknown) => {
    if (error instanceof RetellFailure && (error.status === 422 || error.status === 404)) return undefined;
    throw error;
  });
}

async function ask<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    throw toFailure(error);
  }
}

function toFailure(error: unknown): RetellFailure {
  if (error instanceof z.ZodError) return new RetellFailure("strange_answer");
  if (error instanceof Retell.APIConnectionTimeoutError) return new RetellFailure("timeout");
  if (error instanceof Retell.APIConnectionError) return new RetellFailure("unreachable");
  if (!(error instanceof Retell.APIError)) return new RetellFailure("strange_answer");
  const status = z.number().optional().parse(error.status);
  const detail = z.object({ message: z.string() }).safeParse(error.error).data?.message;
  return new RetellFailure(kindOf(status), status, detail);
}

function kindOf(status: number | undefined): RetellFailureKind {
  if (status === 401 || status === 403) return "bad_key";
  if (status === 402) return "unpaid";
  if (status === 429) return "rate_limited";
  return status === undefined || status >= 500 ? "broken" : "refused";
}
