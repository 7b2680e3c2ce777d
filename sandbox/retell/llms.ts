import { RetellError } from "./errors";
import { newLlmId } from "./ids";
import type { LlmConfig } from "./llm-schema";
import type { Llm, RetellState } from "./state";
import { applyPatch, findDraft, findVersion, latestVersion, type Version, withoutNulls } from "./versions";

export function toLlmBody(llm: Llm, version: Version<LlmConfig>) {
  return {
    llm_id: llm.id,
    version: version.version,
    is_published: version.isPublished,
    ...version.config,
    last_modification_timestamp: version.modifiedAtMs,
  };
}

function withDefaults(config: LlmConfig): LlmConfig {
  const given = withoutNulls(config);
  return {
    ...(!given.s2s_model && { model: "gpt-4.1" as const }),
    model_temperature: 0,
    start_speaker: "agent",
    ...given,
  };
}

export function createLlm(state: RetellState, body: LlmConfig) {
  const version = {
    version: 0,
    isPublished: false,
    modifiedAtMs: state.context.clock.now(),
    config: withDefaults(body),
  };
  const llm: Llm = { id: newLlmId(), versions: [version] };
  state.llms.put(llm);
  return toLlmBody(llm, version);
}

export function updateLlm(state: RetellState, id: string, version: number | undefined, patch: LlmConfig) {
  const llm = state.llm(id);
  const draft = findDraft(llm, version);
  const chosen = withoutNulls(patch);
  const switched = {
    ...(chosen.model && { s2s_model: null }),
    ...(chosen.s2s_model && { model: null }),
  };
  draft.config = withDefaults(applyPatch(draft.config, { ...patch, ...switched }));
  draft.modifiedAtMs = state.context.clock.now();
  state.llms.put(llm);
  return toLlmBody(llm, draft);
}

/**
 * The draft that a new agent version runs on: a copy of the one its base ran on, with the agent's new number, or
 * the next free one when another agent has moved this response engine further.
 */
export function branchLlm(state: RetellState, id: string, base: number | undefined, wanted: number): number {
  const llm = state.llm(id);
  const from = findVersion(llm, base);
  const version = Math.max(wanted, latestVersion(llm).version + 1);
  llm.versions.push({
    version,
    isPublished: false,
    baseVersion: from.version,
    modifiedAtMs: state.context.clock.now(),
    config: structuredClone(from.config),
  });
  state.llms.put(llm);
  return version;
}

/** Publishing an agent's version publishes the response engine's version that it runs on. */
export function publishLlm(state: RetellState, id: string, version: number | undefined): void {
  const llm = state.llm(id);
  const found = findVersion(llm, version);
  if (found.isPublished) return;
  found.isPublished = true;
  found.modifiedAtMs = state.context.clock.now();
  state.llms.put(llm);
}

/** Whether agents keep a response engine from being deleted is not documented; here they do, unless forced. */
export function deleteLlm(state: RetellState, id: string, force: boolean): void {
  const llm = state.llm(id);
  const isUsed = state.agents
    .values()
    .some((agent) => agent.versions.some(({ config }) => engineId(config.response_engine) === llm.id));
  if (isUsed && !force) throw new RetellError(400, "The response engine is used by an agent.");
  state.llms.delete(llm.id);
}

const engineId = (engine: { type: string; llm_id?: string }) => engine.llm_id;
