import { describe, expect, it } from "vitest";
import { readSetupEnv } from "./env-setup";

const problemOf = (source: Record<string, string>) => {
  const result = readSetupEnv(source);
  return "problem" in result ? result.problem : undefined;
};

describe("the environment of provisioning", () => {
  it("needs nothing but the key", () => {
    expect(readSetupEnv({ RETELL_API_KEY: " key_1 " })).toEqual({
      env: { apiKey: "key_1", baseUrl: undefined, appUrl: undefined, ids: {} },
    });
  });

  it("takes an empty id for none", () => {
    const result = readSetupEnv({ RETELL_API_KEY: "key_1", RETELL_AGENT_ID: "" });
    expect("env" in result && result.env.ids.RETELL_AGENT_ID).toBe(undefined);
  });

  it("reads every id that it writes, and takes only a whole phone number", () => {
    const given = { RETELL_PHONE_NUMBER: "+14155550100", RETELL_DEMO_AGENT_ID: "agent_2", OTHER: "x" };
    const result = readSetupEnv({ RETELL_API_KEY: "key_1", ...given });
    expect("env" in result && result.env.ids).toEqual({
      RETELL_PHONE_NUMBER: "+14155550100",
      RETELL_DEMO_AGENT_ID: "agent_2",
    });
    expect(problemOf({ RETELL_API_KEY: "key_1", RETELL_PHONE_NUMBER: "4155550100" })).toBe(
      "RETELL_PHONE_NUMBER is not a whole number like +14155550100.",
    );
    expect(problemOf({ RETELL_API_KEY: "key_1", RETELL_PHONE_NUMBER: "" })).toBeUndefined();
  });

  it("says in one sentence what is wrong, without the key", () => {
    expect(problemOf({})).toMatch(/^RETELL_API_KEY is missing.*\.$/);
    expect(problemOf({ RETELL_API_KEY: "key\nsecret" })).not.toContain("secret");
    expect(problemOf({ RETELL_API_KEY: "", RETELL_BASE_URL: "nowhere" })).toMatch(
      /RETELL_API_KEY.*RETELL_BASE_URL/,
    );
  });

  it("sends the key unencrypted to this machine only", () => {
    expect(
      problemOf({ RETELL_API_KEY: "k", RETELL_BASE_URL: "http://127.0.0.1:4010/retell" }),
    ).toBeUndefined();
    expect(problemOf({ RETELL_API_KEY: "k", RETELL_BASE_URL: "http://127.0.0.1.example.com" })).toContain(
      "https",
    );
    expect(problemOf({ RETELL_API_KEY: "k", RETELL_BASE_URL: "https://proxy.example.com" })).toBeUndefined();
  });
});
