import type { IdName } from "@/lib/env-setup";
import type { StoredAgent, StoredLlm } from "@/lib/vendors/retell-admin";
import type { Settings } from "@/lib/vendors/retell-persona";
import { type Change, findChanges } from "./diff";

export type Action =
  | { do: "remember"; name: IdName; id: string }
  | { do: "create-llm" }
  | { do: "create-agent" }
  | { do: "create-version"; from: number }
  | { do: "update-llm"; changes: Change[] }
  | { do: "update-agent"; changes: Change[]; movesEngine: boolean }
  | { do: "publish" };

export type Observed = { llm: StoredLlm | undefined; agent: StoredAgent | undefined };
export type Wanted = { llm: Settings; agent: Settings };

/** Where the ids of one agent are kept. */
export type IdNames = { llm: IdName; agent: IdName };
export type Remembered = { llm: string | undefined; agent: string | undefined };

/**
 * The actions, in order, that lead from what Retell has to what the code wants; empty when both agree. Published
 * versions cannot be changed at Retell: a new draft is made first, which takes a draft of the LLM with it. The same
 * rule met half way (a draft exists already) goes on with that draft, so a crash between any two actions is mended
 * by planning anew.
 */
export function planAgent(
  observed: Observed,
  wanted: Wanted,
  names: IdNames,
  remembered: Remembered,
): Action[] {
  const { agent } = observed;
  const isBound = agent !== undefined && agent.engine.llmId === observed.llm?.id;
  const llmChanges = observed.llm ? findChanges(wanted.llm, observed.llm.settings) : [];
  // No agent leads to a new draft of this LLM, so what is published in it can only be left behind.
  const isStuck = !isBound && observed.llm?.isPublished === true && llmChanges.length > 0;
  const llm = isStuck ? undefined : observed.llm;
  const updateLlm: Action[] = llm && llmChanges.length > 0 ? [{ do: "update-llm", changes: llmChanges }] : [];
  const before: Action[] = [
    ...remember(names.llm, llm?.id, remembered.llm),
    ...remember(names.agent, agent?.id, remembered.agent),
    ...(llm ? [] : [{ do: "create-llm" } as const]),
  ];
  if (!agent) return [...before, ...updateLlm, { do: "create-agent" }, { do: "publish" }];
  return [...before, ...changeAgent(agent, { wanted: wanted.agent, updateLlm, llm })];
}

type AgentChange = { wanted: Settings; updateLlm: Action[]; llm: StoredLlm | undefined };

function changeAgent(agent: StoredAgent, { wanted, updateLlm, llm }: AgentChange): Action[] {
  const movesEngine = llm === undefined || agent.engine.llmId !== llm.id;
  const engine = {
    path: "response_engine.llm_id",
    wanted: llm?.id ?? "(the new LLM)",
    found: agent.engine.llmId,
  };
  const changes = [...(movesEngine ? [engine] : []), ...findChanges(wanted, agent.settings)];
  const updateAgent: Action[] = changes.length > 0 ? [{ do: "update-agent", changes, movesEngine }] : [];
  const edits = [...updateLlm, ...updateAgent];
  if (!agent.isPublished) return [...edits, { do: "publish" }];
  if (edits.length === 0) return [];
  return [{ do: "create-version", from: agent.version }, ...edits, { do: "publish" }];
}

function remember(name: IdName, id: string | undefined, known: string | undefined): Action[] {
  return id !== undefined && id !== known ? [{ do: "remember", name, id }] : [];
}
