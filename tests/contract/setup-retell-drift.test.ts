import { writeFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { apply, type DocOnStage, docOn, driftWrites, type Llm, webhook } from "../support/setup-doc";
import { openStage, type Stage } from "../support/setup-stage";

let stage: Stage;
let doc: DocOnStage;
beforeEach(async () => {
  stage = await openStage();
  doc = docOn(stage);
});
afterEach(async () => {
  await stage.close();
});

describe("setup:retell on a Doc that differs from the code", () => {
  it("shows the drift and mends it through one new published version", async () => {
    await doc.applied();
    await doc.drift();
    const planned = await stage.run(["--webhook-url", webhook]);
    expect(planned.out).toMatch(/model_temperature\n\s+- 0\.2\n\s+\+ 0\.9\n/);
    expect(planned.out).toMatch(/max_call_duration_ms\n\s+- 600000\n\s+\+ 420000\n/);
    expect(stage.writes()).toEqual([]);
    expect((await stage.run(apply)).code).toBe(0);
    expect(stage.writes()).toEqual(driftWrites);
    await doc.expectOneWhole();
    expect((await stage.run(apply)).out).toContain("Nothing to change.");
  });

  it("leaves privacy settings alone until they are named", async () => {
    await doc.applied();
    expect((await stage.run([...apply, "--pii", "on", "--storage", "everything_except_pii"])).code).toBe(0);
    expect((await doc.agent()).pii_config?.categories).toContain("person_name");
    stage.forgetRequests();
    expect((await stage.run(apply)).out).toContain('stores "everything_except_pii"');
    expect(stage.writes()).toEqual([]);
    expect((await stage.run([...apply, "--pii", "off", "--storage", "everything"])).code).toBe(0);
    expect(await doc.agent()).toMatchObject({
      pii_config: { categories: [] },
      data_storage_setting: "everything",
    });
  });

  it("keeps a fitting voice, mends one that is not, and chooses anew when asked", async () => {
    await doc.applied();
    const voiceAfter = async (args: string[]) => {
      expect((await stage.run(args)).code).toBe(0);
      return (await doc.agent()).voice_id;
    };
    await doc.edit({ voice_id: "openai-Onyx" });
    expect(await voiceAfter(apply)).toBe("retell-Cimo");
    await doc.edit({ voice_id: "cartesia-Willa" });
    expect(await voiceAfter(apply)).toBe("cartesia-Willa");
    expect(await voiceAfter([...apply, "--new-voice"])).toBe("retell-Cimo");
  });

  it("never takes over an LLM that is not ours", async () => {
    await doc.applied();
    const ours = stage.ids().RETELL_LLM_ID;
    const theirs = await stage.ask<Llm>("POST", "/create-retell-llm", { general_prompt: "Sell things." });
    await doc.edit({ response_engine: { type: "retell-llm", llm_id: theirs.llm_id } });
    expect((await stage.run(apply)).code).toBe(0);
    expect((await doc.agent()).response_engine.llm_id).toBe(ours);
    expect(await stage.ask("GET", `/get-retell-llm/${theirs.llm_id}`)).toMatchObject({
      general_prompt: "Sell things.",
    });
  });

  it("asks which one is meant when two agents carry Doc's name", async () => {
    await doc.applied();
    const { agent_id: _, version: __, ...copy } = await doc.agent();
    await stage.ask("POST", "/create-agent", copy);
    writeFileSync(stage.envFile, "");
    stage.forgetRequests();
    const { code, err } = await stage.run(apply);
    expect(code).toBe(1);
    expect(err).toMatch(/^Retell has 2 of this agent .*set RETELL_AGENT_ID.*\n$/);
    expect(stage.writes()).toEqual([]);
  });

  it("says when a remembered id is not this account's, and finds the right one", async () => {
    await doc.applied();
    const before = stage.ids();
    writeFileSync(stage.envFile, "RETELL_LLM_ID=llm_gone\nRETELL_AGENT_ID=agent_gone\n");
    const { code, out } = await stage.run(apply);
    expect(code).toBe(0);
    expect(out).toContain("RETELL_AGENT_ID names something that this key's account does not have");
    expect(stage.ids()).toEqual(before);
    expect(stage.writes()).toEqual([]);
  });
});
