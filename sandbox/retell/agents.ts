import type { z } from "zod";
import type { AgentConfig, AgentPatch, publishBody, ResponseEngine } from "./agent-schema";
import { RetellError } from "./errors";
import { newAgentId } from "./ids";
import { branchLlm, publishLlm } from "./llms";
import type { Agent, RetellState } from "./state";
import { applyPatch, findDraft, findVersion, latestVersion, type Version, withoutNulls } from "./versions";
import { checkVoices } from "./voices";

export function toAgentBody(agent: Agent, version: Version<AgentConfig>) {
  return {
    agent_id: agent.id,
    version: version.version,
    ...(version.baseVersion !== undefined && { base_version: version.baseVersion }),
    is_published: version.isPublished,
    ...version.config,
    last_modification_timestamp: version.modifiedAtMs,
  };
}

export function toAgentItem(agent: Agent) {
  const { config, modifiedAtMs } = latestVersion(agent);
  return {
    agent_id: agent.id,
    agent_name: config.agent_name ?? "",
    channel: "voice",
    tags: {},
    user_modified_timestamp: modifiedAtMs,
  };
}

export function toAgentVersionItem(version: Version<AgentConfig>) {
  return withoutNulls({
    version: version.version,
    base_version: version.baseVersion,
    is_published: version.isPublished,
    version_title: version.config.version_title,
    version_description: version.config.version_description,
    last_modification_timestamp: version.modifiedAtMs,
  });
}

/** An engine named without a version is bound to the engine's latest one, and says so from then on. */
function bindEngine(state: RetellState, engine: ResponseEngine): ResponseEngine {
  if (engine.type !== "retell-llm") {
    throw new RetellError(422, "This stand-in runs response engines of type retell-llm only.");
  }
  const { version } = findVersion(state.llm(engine.llm_id), engine.version ?? undefined);
  return { ...engine, version };
}

export function createAgent(state: RetellState, body: AgentConfig) {
  checkVoices(body.voice_id, body.fallback_voice_ids);
  const config: AgentConfig = {
    language: "en-US",
    data_storage_setting: "everything",
    opt_in_signed_url: false,
    ...withoutNulls(body),
    response_engine: bindEngine(state, body.response_engine),
  };
  const version = { version: 0, isPublished: false, modifiedAtMs: state.context.clock.now(), config };
  const agent: Agent = { id: newAgentId(), versions: [version] };
  state.agents.put(agent);
  return toAgentBody(agent, version);
}

export function updateAgent(state: RetellState, id: string, version: number | undefined, patch: AgentPatch) {
  const agent = state.agent(id);
  const draft = findDraft(agent, version);
  const engine = patch.response_engine && bindEngine(state, patch.response_engine);
  const config = applyPatch(draft.config, { ...patch, ...(engine && { response_engine: engine }) });
  checkVoices(config.voice_id, config.fallback_voice_ids);
  draft.config = config;
  draft.modifiedAtMs = state.context.clock.now();
  state.agents.put(agent);
  return toAgentBody(agent, draft);
}

/**
 * A new draft from a version. Agent and response engine go in step: the engine gets a new draft too, and the
 * agent's draft is bound to it, so that editing the engine's draft never changes what a published agent says.
 */
export function createAgentVersion(state: RetellState, id: string, baseVersion: number) {
  const agent = state.agent(id, 404);
  const base = agent.versions.find((v) => v.version === baseVersion);
  if (!base) throw new RetellError(404);
  const number = latestVersion(agent).version + 1;
  const config = structuredClone(base.config);
  if (config.response_engine.type === "retell-llm") {
    const { llm_id, version } = config.response_engine;
    config.response_engine.version = branchLlm(state, llm_id, version ?? undefined, number);
  }
  const draft: Version<AgentConfig> = {
    version: number,
    baseVersion,
    isPublished: false,
    modifiedAtMs: state.context.clock.now(),
    config: { ...config, version_title: undefined, version_description: undefined },
  };
  agent.versions.push(draft);
  state.agents.put(agent);
  return toAgentBody(agent, draft);
}

/** Publishes a draft in place, and its response engine's version with it; publishing twice changes nothing. */
export function publishAgent(state: RetellState, id: string, body: z.infer<typeof publishBody>): void {
  const agent = state.agent(id, 404);
  const found = agent.versions.find((v) => v.version === body.version);
  if (!found) throw new RetellError(404);
  const { version: _, ...titles } = body;
  if (found.isPublished) return;
  const engine = found.config.response_engine;
  if (engine.type === "retell-llm") publishLlm(state, engine.llm_id, engine.version ?? undefined);
  found.isPublished = true;
  found.config = { ...found.config, ...titles };
  found.modifiedAtMs = state.context.clock.now();
  state.agents.put(agent);
}

export function deleteAgentVersion(state: RetellState, id: string, version: number): void {
  const agent = state.agent(id);
  const found = findVersion(agent, version);
  if (agent.versions.length === 1) throw new RetellError(400, "The only version of an agent stays.");
  agent.versions = agent.versions.filter((v) => v !== found);
  state.agents.put(agent);
}
