import { expect } from "vitest";
import type { Stage } from "./setup-stage";

export type Llm = {
  llm_id: string;
  version: number;
  is_published: boolean;
  begin_message: string;
  model_temperature: number;
  default_dynamic_variables: Record<string, string>;
};
export type Agent = {
  agent_id: string;
  version: number;
  is_published: boolean;
  agent_name: string;
  voice_id: string;
  webhook_url?: string;
  webhook_events?: string[];
  max_call_duration_ms: number;
  opt_in_signed_url: boolean;
  data_storage_setting: string;
  pii_config?: { categories: string[] };
  response_engine: { llm_id: string; version: number };
};

export const webhook = "http://127.0.0.1:3000/api/retell-webhook";
export const apply = ["--apply", "--webhook-url", webhook];
export const agentWrites = ["POST /create-retell-llm", "POST /create-agent", "POST /publish-agent-version"];
/** Doc, the phone demo, and its number. */
export const freshWrites = [...agentWrites, ...agentWrites, "POST /create-phone-number"];
/** Of one agent. */
export const driftWrites = [
  "POST /create-agent-version",
  "PATCH /update-retell-llm",
  "PATCH /update-agent",
  "POST /publish-agent-version",
];

/** What Retell has of one persona, asked past the script. */
export function personaOn(stage: Stage, names: { llm: string; agent: string }) {
  const agent = () => stage.ask<Agent>("GET", `/get-agent/${stage.ids()[names.agent]}`);
  const llm = () => stage.ask<Llm>("GET", `/get-retell-llm/${stage.ids()[names.llm]}`);
  /** A draft of the newest version with these changes to the agent. */
  const edit = async (agentPatch: object) => {
    const { agent_id, version } = await agent();
    const path = `/create-agent-version/${agent_id}`;
    const draft = await stage.ask<Agent>("POST", path, { base_version: version });
    return stage.ask<Agent>("PATCH", `/update-agent/${agent_id}?version=${draft.version}`, agentPatch);
  };
  return {
    agent,
    llm,
    edit,
    applied: async (options: string[] = []) => {
      expect(await stage.run([...apply, ...options])).toMatchObject({ code: 0, err: "" });
      stage.forgetRequests();
    },
    /** Someone edits agent and LLM in the dashboard, and publishes that. */
    drift: async () => {
      const draft = await edit({ max_call_duration_ms: 600_000 });
      const { llm_id, version } = draft.response_engine;
      await stage.ask("PATCH", `/update-retell-llm/${llm_id}?version=${version}`, { model_temperature: 0.2 });
      await stage.ask("POST", `/publish-agent-version/${draft.agent_id}`, { version: draft.version });
      stage.forgetRequests();
    },
    /** Published as the code wants it, on an LLM of the same version. */
    expectWhole: async (wanted: { capMs: number; temperature: number }) => {
      const [theAgent, theLlm] = [await agent(), await llm()];
      expect(theAgent).toMatchObject({
        is_published: true,
        max_call_duration_ms: wanted.capMs,
        webhook_url: webhook,
        response_engine: { llm_id: theLlm.llm_id, version: theLlm.version },
      });
      expect(theLlm).toMatchObject({ is_published: true, model_temperature: wanted.temperature });
    },
  };
}

/** How many LLMs, agents and phone numbers there are. */
export async function countAll(stage: Stage): Promise<number[]> {
  type List = { items: object[] };
  const llms = await stage.ask<List>("GET", "/v2/list-retell-llms");
  const agents = await stage.ask<List>("POST", "/v2/list-agents", {});
  const numbers = await stage.ask<List>("GET", "/v2/list-phone-numbers");
  return [llms, agents, numbers].map((list) => list.items.length);
}

/** Doc, next to the one phone demo and its number. */
export function docOn(stage: Stage) {
  const doc = personaOn(stage, { llm: "RETELL_LLM_ID", agent: "RETELL_AGENT_ID" });
  return {
    ...doc,
    expectOneWhole: async () => {
      expect(await countAll(stage)).toEqual([2, 2, 1]);
      await doc.expectWhole({ capMs: 420_000, temperature: 0.9 });
    },
  };
}

export type DocOnStage = ReturnType<typeof docOn>;
