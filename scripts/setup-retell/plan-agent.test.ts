import { describe, expect, it } from "vitest";
import type { StoredAgent, StoredLlm } from "@/lib/vendors/retell-admin";
import { type Observed, planAgent, type Remembered } from "./plan-agent";

const names = { llm: "RETELL_LLM_ID", agent: "RETELL_AGENT_ID" } as const;
const wanted = { llm: { model: "m" }, agent: { agent_name: "Doc" } };
const both: Remembered = { llm: "llm_1", agent: "agent_1" };

const llm = (fields: Partial<StoredLlm> = {}): StoredLlm => ({
  id: "llm_1",
  version: 0,
  isPublished: true,
  settings: { model: "m" },
  ...fields,
});
const agent = (fields: Partial<StoredAgent> = {}): StoredAgent => ({
  id: "agent_1",
  version: 0,
  isPublished: true,
  engine: { llmId: "llm_1", version: 0 },
  settings: { agent_name: "Doc" },
  ...fields,
});
const plan = (observed: Partial<Observed>, remembered: Remembered = both) =>
  planAgent({ llm: undefined, agent: undefined, ...observed }, wanted, names, remembered);
const verbs = (observed: Partial<Observed>, remembered?: Remembered) =>
  plan(observed, remembered).map((action) => action.do);

const drifted = { settings: { model: "other" } };
const renamed = { settings: { agent_name: "Dock" } };
const draft = { isPublished: false };

describe("planning one agent", () => {
  it("makes everything where there is nothing", () => {
    expect(verbs({}, { llm: undefined, agent: undefined })).toEqual([
      "create-llm",
      "create-agent",
      "publish",
    ]);
  });

  it("does nothing where all agrees", () => {
    expect(plan({ llm: llm(), agent: agent() })).toEqual([]);
  });

  it("goes on after a crash behind the LLM, the agent, or before the publish", () => {
    const lost = { llm: undefined, agent: undefined };
    expect(verbs({ llm: llm(draft) }, lost)).toEqual(["remember", "create-agent", "publish"]);
    expect(verbs({ llm: llm(draft), agent: agent(draft) }, lost)).toEqual([
      "remember",
      "remember",
      "publish",
    ]);
    expect(verbs({ llm: llm(draft), agent: agent(draft) })).toEqual(["publish"]);
  });

  it("changes a published agent through a new version", () => {
    expect(plan({ llm: llm(drifted), agent: agent({ ...renamed, version: 3 }) })).toEqual([
      { do: "create-version", from: 3 },
      { do: "update-llm", changes: [{ path: "model", wanted: "m", found: "other" }] },
      {
        do: "update-agent",
        changes: [{ path: "agent_name", wanted: "Doc", found: "Dock" }],
        movesEngine: false,
      },
      { do: "publish" },
    ]);
  });

  it("goes on with a draft that is there instead of making another", () => {
    const half = { llm: llm({ ...drifted, ...draft }), agent: agent(draft) };
    expect(verbs(half)).toEqual(["update-llm", "publish"]);
    expect(verbs({ llm: llm(draft), agent: agent({ ...renamed, ...draft }) })).toEqual([
      "update-agent",
      "publish",
    ]);
  });

  it("moves an agent whose LLM is gone to a new one", () => {
    expect(verbs({ agent: agent() })).toEqual(["create-llm", "create-version", "update-agent", "publish"]);
  });

  it("moves an agent back that was pointed at a stranger's LLM", () => {
    const actions = plan({ llm: llm(), agent: agent({ engine: { llmId: "llm_other" } }) });
    expect(actions.map((a) => a.do)).toEqual(["create-version", "update-agent", "publish"]);
    expect(actions[1]).toMatchObject({ movesEngine: true });
  });

  it("leaves a published LLM behind that no agent of ours can lead to a new draft", () => {
    expect(verbs({ llm: llm(drifted) })).toEqual(["create-llm", "create-agent", "publish"]);
    expect(verbs({ llm: llm({ ...drifted, ...draft }) })).toEqual(["update-llm", "create-agent", "publish"]);
  });
});
