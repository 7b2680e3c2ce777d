import { type StoredAgent, type StoredLlm, toEngine } from "@/lib/vendors/retell-admin";
import { toPatch } from "./diff";
import type { Action, IdNames, Observed, Wanted } from "./plan-agent";
import type { SetupContext, Step } from "./resource";
import { legend, showChanges } from "./show-changes";

type Given = { sight: Observed; wanted: Wanted; names: IdNames };

/**
 * Turns planned actions into steps. They share what the earlier ones made: an LLM before its agent, a draft before
 * its edits. Every id is written down before the next step begins.
 */
export function createPerformer(context: SetupContext, given: Given): (action: Action) => Step {
  const now: Observed = { llm: given.sight.llm, agent: given.sight.agent };
  return (action) => ({
    title: titleOf(action),
    details: "changes" in action ? [legend, ...showChanges(action.changes)] : [],
    run: () => perform(action, { ...given, context, now }),
  });
}

type Scene = Given & { context: SetupContext; now: Observed };

async function perform(action: Action, { context, wanted, names, now }: Scene): Promise<void> {
  const { retell, ids } = context;
  switch (action.do) {
    case "remember":
      return ids.remember(action.name, action.id);
    case "create-llm":
      now.llm = await retell.createLlm(wanted.llm);
      return ids.remember(names.llm, now.llm.id);
    case "create-agent":
      now.agent = await retell.createAgent(llmOf(now), voiceOf(wanted), wanted.agent);
      return ids.remember(names.agent, now.agent.id);
    case "create-version":
      return createVersion(action.from, { context, now });
    case "update-llm":
      now.llm = await retell.updateLlm(
        llmOf(now).id,
        llmOf(now).version,
        toPatch(wanted.llm, action.changes),
      );
      return;
    case "update-agent": {
      const engine = action.movesEngine && { response_engine: toEngine(llmOf(now)) };
      const patch = { ...toPatch(wanted.agent, action.changes), ...engine };
      now.agent = await retell.updateAgent(agentOf(now).id, agentOf(now).version, patch);
      return;
    }
    case "publish":
      return retell.publishAgent(agentOf(now).id, agentOf(now).version);
  }
}

/** The new draft of an agent runs on a draft of its LLM, whose version it names. */
async function createVersion(from: number, { context, now }: Pick<Scene, "context" | "now">): Promise<void> {
  now.agent = await context.retell.createAgentVersion(agentOf(now).id, from);
  const { llmId, version } = now.agent.engine;
  if (now.llm && llmId === now.llm.id && version !== undefined) now.llm = { ...now.llm, version };
}

function titleOf(action: Action): string {
  switch (action.do) {
    case "remember":
      return `write ${action.name}=${action.id} into the env file`;
    case "create-llm":
      return "create the LLM";
    case "create-agent":
      return "create the agent";
    case "create-version":
      return `start a new draft from version ${action.from} (a published version cannot be changed)`;
    case "update-llm":
      return "change the LLM";
    case "update-agent":
      return "change the agent";
    case "publish":
      return "publish the agent's draft";
  }
}

function llmOf({ llm }: Observed): StoredLlm {
  if (!llm) throw new Error("a step needs an LLM that no step before it made");
  return llm;
}

function agentOf({ agent }: Observed): StoredAgent {
  if (!agent) throw new Error("a step needs an agent that no step before it made");
  return agent;
}

const voiceOf = (wanted: Wanted) => String(wanted.agent.voice_id);
