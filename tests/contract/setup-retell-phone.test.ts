import { writeFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type DemoOnStage, demoDriftWrites, demoOn, type PhoneNumber } from "../support/setup-demo";
import { apply, countAll, webhook } from "../support/setup-doc";
import { type Moment, openStage, type Stage } from "../support/setup-stage";

let stage: Stage;
let demo: DemoOnStage;
beforeEach(async () => {
  stage = await openStage();
  demo = demoOn(stage);
});
afterEach(async () => {
  await stage.close();
});

describe("setup:retell and the phone demo", () => {
  it("names what a number costs and where, before anything is bought", async () => {
    const { out } = await stage.run(["--area-code", "212"]);
    expect(out).toMatch(/buy a phone number in area code 212\n\s+about \$2\.00 a month.*Retell's price list/);
    expect(stage.writes()).toEqual([]);
  });

  it("makes an agent that hangs up on voicemail, and a number in San Francisco that rings in its name", async () => {
    await demo.applied();
    await demo.expectOneWhole();
    expect(stage.ids().RETELL_PHONE_NUMBER).toMatch(/^\+1415\d{7}$/);
    expect(await demo.agent()).toMatchObject({
      agent_name: "Kenstera demo",
      voicemail_option: { action: { type: "hangup" } },
      ring_duration_ms: 30_000,
      webhook_events: ["call_started", "call_ended", "call_analyzed", "transcript_updated"],
    });
    expect((await demo.llm()).begin_message).toContain("I'm an AI, and this call is recorded");
  });

  it("buys in the area code that is named, and never another because a different one is named later", async () => {
    await demo.applied(["--area-code", "212"]);
    const { RETELL_PHONE_NUMBER } = stage.ids();
    expect(RETELL_PHONE_NUMBER).toMatch(/^\+1212/);
    expect((await stage.run([...apply, "--area-code", "415"])).out).toContain("Nothing to change.");
    expect(stage.ids().RETELL_PHONE_NUMBER).toBe(RETELL_PHONE_NUMBER);
  });

  it("leaves numbers alone when told to, and buys one when it is told no longer", async () => {
    const { out } = await stage.run([...apply, "--no-phone"]);
    expect(out).not.toContain("Phone number");
    expect(await countAll(stage)).toEqual([2, 2, 0]);
    expect(stage.ids()).not.toHaveProperty("RETELL_PHONE_NUMBER");
    await demo.applied();
    await demo.expectOneWhole();
  });

  it("finds a number whose id was lost by the name it was bought under, and by the agent it rings for", async () => {
    await demo.applied();
    const before = stage.envText();
    writeFileSync(stage.envFile, "");
    expect((await stage.run(apply)).code).toBe(0);
    expect(stage.envText()).toBe(before);
    await demo.editNumber({ nickname: "Front desk" });
    writeFileSync(stage.envFile, "");
    expect((await stage.run(apply)).code).toBe(0);
    expect(stage.writes()).toEqual(["PATCH /update-phone-number"]);
    await demo.expectOneWhole();
  });

  it("buys nothing for a remembered number that this account does not have", async () => {
    await demo.applied(["--no-phone"]);
    writeFileSync(stage.envFile, `${stage.envText()}RETELL_PHONE_NUMBER=+14155550100\n`);
    const { code, err } = await stage.run(apply);
    expect(code).toBe(1);
    expect(err).toMatch(/^RETELL_PHONE_NUMBER names a number.*\.\n$/);
    expect(stage.writes()).toEqual([]);
  });

  it("asks which one is meant when two numbers could be", async () => {
    await demo.applied();
    await stage.ask<PhoneNumber>("POST", "/create-phone-number", { nickname: "doc-by-kenstera/demo" });
    expect((await stage.run(apply)).out).toContain("Nothing to change.");
    writeFileSync(stage.envFile, "");
    stage.forgetRequests();
    const { code, err } = await stage.run(apply);
    expect(code).toBe(1);
    expect(err).toMatch(/^Retell has 2 numbers for the phone demo .*set RETELL_PHONE_NUMBER.*\n$/);
    expect(stage.writes()).toEqual([]);
  });

  it("leaves a stranger's number alone", async () => {
    const body = { nickname: "Sales", area_code: 312 };
    const theirs = await stage.ask<PhoneNumber>("POST", "/create-phone-number", body);
    expect((await stage.run(apply)).code).toBe(0);
    expect(stage.ids().RETELL_PHONE_NUMBER).not.toBe(theirs.phone_number);
    expect(await stage.ask("GET", `/get-phone-number/${theirs.phone_number}`)).toMatchObject({
      nickname: "Sales",
    });
  });
});

describe("setup:retell on a phone demo that differs from the code", () => {
  it("shows and mends a number that would ring other countries, or in the name of another version", async () => {
    await demo.applied();
    const { agent_id } = await demo.agent();
    await demo.editNumber({
      allowed_outbound_country_list: ["US", "JM"],
      outbound_agents: [{ agent_id, weight: 1, agent_version: "latest" }],
    });
    const { out } = await stage.run(["--webhook-url", webhook]);
    expect(out).toMatch(/allowed_outbound_country_list\n\s+- \["US","JM"\]\n\s+\+ \["US"\]/);
    expect(out).toMatch(/outbound_agents\n\s+- .*"latest".*\n\s+\+ .*"agent_version":0/);
    expect(stage.writes()).toEqual([]);
    expect((await stage.run(apply)).code).toBe(0);
    expect(stage.writes()).toEqual(["PATCH /update-phone-number"]);
    await demo.expectOneWhole();
  });

  it("moves the number to the version that mends the agent, and says so beforehand", async () => {
    await demo.applied();
    await demo.drift();
    const planned = await stage.run(["--webhook-url", webhook]);
    expect(planned.out).toMatch(/max_call_duration_ms\n\s+- 600000\n\s+\+ 180000/);
    expect(planned.out).toMatch(/change the phone number.*the version published above/s);
    expect((await stage.run(apply)).code).toBe(0);
    expect(stage.writes()).toEqual(demoDriftWrites);
    await demo.expectOneWhole();
    expect((await demo.number()).outbound_agents[0]?.agent_version).toBe(2);
    expect((await stage.run(apply)).out).toContain("Nothing to change.");
  });

  const moments = demoDriftWrites.flatMap((write, n) =>
    (["arrived", "answered"] as Moment[]).map((moment) => ({ n, write, moment })),
  );

  it.each(moments)(
    "killed at $write ($moment) of a change, it goes on where it was",
    async ({ n, moment }) => {
      await demo.applied();
      await demo.drift();
      expect(await stage.runKilledAt(n, moment, apply)).toBe(true);
      expect(await stage.run(apply)).toMatchObject({ code: 0, err: "" });
      await demo.expectOneWhole();
      expect((await demo.agent()).version).toBe(2);
    },
  );
});
