import { chmodSync, statSync, writeFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { demoOn } from "../support/setup-demo";
import { apply, type DocOnStage, docOn, driftWrites, freshWrites, webhook } from "../support/setup-doc";
import { apiKey, type Moment, openStage, type Stage } from "../support/setup-stage";

let stage: Stage;
let doc: DocOnStage;
beforeEach(async () => {
  stage = await openStage();
  doc = docOn(stage);
});
afterEach(async () => {
  await stage.close();
});

describe("setup:retell on an empty account", () => {
  it("plans without changing anything, and says what it would do", async () => {
    const { code, out, err } = await stage.run(["--webhook-url", webhook]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toMatch(
      /^Doc\n.*1\. create the LLM\n.*2\. create the agent\n.*3\. publish.*^Phone demo\n.*3\. publish.*^Phone number\n.*1\. buy/ms,
    );
    expect(out).toContain("--apply");
    expect(stage.writes()).toEqual([]);
    expect(stage.envText()).toBe("");
  });

  it("makes and publishes Doc and the demo in three requests each, buys a number, and writes the ids down", async () => {
    const { code, err } = await stage.run(apply);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(stage.writes()).toEqual(freshWrites);
    await doc.expectOneWhole();
    await demoOn(stage).expectOneWhole();
    expect(await doc.agent()).toMatchObject({
      voice_id: "retell-Cimo",
      opt_in_signed_url: true,
      data_storage_setting: "everything",
      webhook_events: ["call_started", "call_ended", "call_analyzed", "transcript_updated"],
    });
    expect(await doc.agent()).not.toHaveProperty("pii_config");
    expect((await doc.llm()).begin_message).toMatch(/^Hey\. Long day\?/);
  });

  it("makes nothing the second time, also when the ids have been lost", async () => {
    await doc.applied();
    const before = stage.envText();
    const second = await stage.run(apply);
    expect(second.out).toContain("Nothing to change.");
    expect(stage.writes()).toEqual([]);
    writeFileSync(stage.envFile, "");
    expect(await stage.run(apply)).toMatchObject({ code: 0, err: "" });
    expect(stage.writes()).toEqual([]);
    expect(stage.envText()).toBe(before);
  });

  it("keeps every other line of the env file, its comments, line endings and mode", async () => {
    const text =
      '# mine\r\nexport A="x # y"\r\nRETELL_LLM_ID=      # written by setup\r\n\r\nRETELL_AGENT_ID=\r\nB=2';
    writeFileSync(stage.envFile, text);
    chmodSync(stage.envFile, 0o640);
    await doc.applied();
    const { RETELL_LLM_ID, RETELL_AGENT_ID, RETELL_PHONE_NUMBER, ...rest } = stage.ids();
    expect(stage.envText()).toBe(
      `${text
        .replace(/RETELL_LLM_ID= +/, `RETELL_LLM_ID=${RETELL_LLM_ID} `)
        .replace("RETELL_AGENT_ID=", `RETELL_AGENT_ID=${RETELL_AGENT_ID}`)}\r\n${[
        `RETELL_DEMO_LLM_ID=${rest.RETELL_DEMO_LLM_ID}`,
        `RETELL_DEMO_AGENT_ID=${rest.RETELL_DEMO_AGENT_ID}`,
        `RETELL_PHONE_NUMBER=${RETELL_PHONE_NUMBER}`,
      ].join("\r\n")}\r\n`,
    );
    expect(statSync(stage.envFile).mode & 0o777).toBe(0o640);
  });

  it("sets no webhook without a public https address, says so, and leaves one that is there alone", async () => {
    const env = { NEXT_PUBLIC_APP_URL: "http://127.0.0.1:3000" };
    expect((await stage.run(["--apply"], env)).out).toContain("no webhook is set");
    expect(await doc.agent()).not.toHaveProperty("webhook_url");
    expect((await stage.run(["--apply"], { NEXT_PUBLIC_APP_URL: "https://doc.example.com" })).code).toBe(0);
    expect((await doc.agent()).webhook_url).toBe("https://doc.example.com/api/retell-webhook");
    stage.forgetRequests();
    expect((await stage.run(["--apply"], env)).out).toContain("webhook stays as it is");
    expect(stage.writes()).toEqual([]);
  });

  it("reads the key from the env file", async () => {
    writeFileSync(stage.envFile, `RETELL_API_KEY=${apiKey}\nRETELL_BASE_URL=${stage.baseUrl}\n`);
    expect(await stage.run([], { RETELL_API_KEY: "", RETELL_BASE_URL: "" })).toMatchObject({
      code: 0,
      err: "",
    });
    expect(stage.requests()).toBeGreaterThan(0);
  });
});

describe("setup:retell killed half way", () => {
  const moments = (writes: string[]) =>
    writes.flatMap((write, n) =>
      (["arrived", "answered"] as Moment[]).map((moment) => ({ n, write, moment })),
    );

  it.each(moments(freshWrites))(
    "at $write ($moment) it makes nothing twice when it is run again",
    async ({ n, moment }) => {
      expect(await stage.runKilledAt(n, moment, apply)).toBe(true);
      expect(await stage.run(apply)).toMatchObject({ code: 0, err: "" });
      await doc.expectOneWhole();
      await demoOn(stage).expectOneWhole();
      expect([(await doc.agent()).version, (await demoOn(stage).agent()).version]).toEqual([0, 0]);
    },
  );

  it.each(moments(driftWrites))(
    "at $write ($moment) of a change it goes on with the same draft",
    async ({ n, moment }) => {
      await doc.applied();
      await doc.drift();
      expect(await stage.runKilledAt(n, moment, apply)).toBe(true);
      expect(await stage.run(apply)).toMatchObject({ code: 0, err: "" });
      await doc.expectOneWhole();
      expect((await doc.agent()).version).toBe(2);
    },
  );
});
