import { rmSync, statSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { demoOn } from "../support/setup-demo";
import { apply, type DocOnStage, docOn } from "../support/setup-doc";
import { apiKey, openStage, type Stage } from "../support/setup-stage";

let stage: Stage;
let doc: DocOnStage;
beforeEach(async () => {
  stage = await openStage();
  doc = docOn(stage);
});
afterEach(async () => {
  await stage.close();
});

describe("setup:retell when Retell does not do it", () => {
  const oneSentence = /^[^\n]+\.\n$/;

  it.each([
    { status: 401, path: undefined, words: "does not accept RETELL_API_KEY" },
    { status: 402, path: "/create-retell-llm", words: "payment method" },
    { status: 429, path: "/create-agent", words: "throttling" },
    { status: 500, path: "/create-retell-llm", words: "failed on its own side" },
    { status: 400, path: "/create-agent", words: "refused" },
  ])("says one clear sentence for $status and exits with 1", async ({ status, path, words }) => {
    stage.faults.add({ vendor: "retell", status, ...(path && { path }) });
    const { code, out, err } = await stage.run(apply);
    expect(code).toBe(1);
    expect(err).toMatch(oneSentence);
    expect(err).toContain(words);
    expect(err).toContain(`(${status}`);
    expect(out + err).not.toContain(apiKey);
  });

  it("tries what makes something once only, and reads again", async () => {
    stage.faults.add({ vendor: "retell", status: 500, path: "/create-retell-llm" });
    stage.faults.add({ vendor: "retell", status: 500, path: "/list-voices", times: 1 });
    await stage.run(apply);
    expect(stage.writes()).toEqual(["POST /create-retell-llm"]);
  });

  it("tries to buy a number once only, and goes on when that works again", async () => {
    await doc.applied(["--no-phone"]);
    stage.faults.add({ vendor: "retell", status: 500, path: "/create-phone-number", times: 1 });
    const { code, err } = await stage.run(apply);
    expect({ code, err }).toMatchObject({ code: 1, err: expect.stringMatching(oneSentence) });
    expect(stage.writes()).toEqual(["POST /create-phone-number"]);
    expect((await stage.run(apply)).code).toBe(0);
    await demoOn(stage).expectOneWhole();
  });

  it("goes on after the fault is over", async () => {
    stage.faults.add({ vendor: "retell", status: 500, path: "/create-agent", times: 1 });
    expect((await stage.run(apply)).code).toBe(1);
    expect((await stage.run(apply)).code).toBe(0);
    await doc.expectOneWhole();
  });

  it("says one clear sentence when the connection breaks", async () => {
    stage.faults.add({ vendor: "retell", drop: true, path: "/publish-agent-version" });
    const { code, err } = await stage.run(apply);
    expect({ code, err }).toMatchObject({ code: 1, err: expect.stringMatching(oneSentence) });
    expect(err).toContain("cannot be reached");
  });

  it("says so for a wrong key, and never shows it", async () => {
    const { code, out, err } = await stage.run([], { RETELL_API_KEY: "key_wrong_1234567890" });
    expect(code).toBe(1);
    expect(err).toMatch(oneSentence);
    expect(err).toContain("(401)");
    expect(out + err).not.toContain("key_wrong");
  });

  it("says so without a key, without a network, and where something else answers", async () => {
    const none = await stage.run([], { RETELL_API_KEY: "" });
    expect({ code: none.code, err: none.err }).toMatchObject({
      code: 1,
      err: expect.stringContaining("RETELL_API_KEY is missing"),
    });
    const dead = await stage.run([], { RETELL_BASE_URL: "http://127.0.0.1:9" });
    expect({ code: dead.code, err: dead.err }).toMatchObject({
      code: 1,
      err: expect.stringMatching(oneSentence),
    });
    expect(dead.err).toContain("cannot be reached");
    const other = await stage.run([], {
      RETELL_BASE_URL: stage.baseUrl.replace("/retell", "/control/faults?"),
    });
    expect({ code: other.code, err: other.err }).toMatchObject({
      code: 1,
      err: expect.stringMatching(oneSentence),
    });
  });

  it("makes nothing when the ids could not be written down", async () => {
    const { code, err } = await stage.run([...apply, "--env", `${stage.dir}/none/env`]);
    expect(code).toBe(1);
    expect(err).toContain("nothing was changed at Retell");
    expect(stage.writes()).toEqual([]);
  });

  it("makes an env file that is not there yet, for its owner only", async () => {
    rmSync(stage.envFile);
    expect(await stage.run(apply)).toMatchObject({ code: 0, err: "" });
    expect(statSync(stage.envFile).mode & 0o777).toBe(0o600);
    await doc.expectOneWhole();
  });

  it.each(["212a", "876", "911", "+415"])("takes no area code like %s", async (code) => {
    expect(await stage.run(["--area-code", code])).toMatchObject({
      code: 1,
      err: expect.stringMatching(/^--area-code takes three digits.*\.\n$/),
    });
    expect(stage.requests()).toBe(0);
  });

  it("explains itself, and a wrong option", async () => {
    expect((await stage.run(["--help"], { RETELL_API_KEY: "" })).out).toContain("--webhook-url URL");
    expect(await stage.run(["--aply"])).toMatchObject({ code: 1, err: expect.stringMatching(oneSentence) });
  });
});
