import { describe, expect, it } from "vitest";
import { readSandboxEnv } from "./env";

describe("the sandbox's settings", () => {
  it("need nothing to be set", () => {
    expect(readSandboxEnv({})).toMatchObject({
      appPort: 3000,
      port: 4010,
      host: "127.0.0.1",
      llm: undefined,
    });
    expect(readSandboxEnv({}).dir).toMatch(/^\/.*\.sandbox$/);
  });

  it("take an empty value as none", () => {
    const env = readSandboxEnv({
      SANDBOX_PORT: "",
      SANDBOX_LLM_URL: "",
      RETELL_WEBHOOK_KEY: "",
      SANDBOX_DIR: "",
    });
    expect(env).toMatchObject({ port: 4010, llm: undefined, retellWebhookKey: env.retellApiKey });
  });

  it("move ports and folder", () => {
    const env = readSandboxEnv({ PORT: "3100", SANDBOX_PORT: "4110", SANDBOX_DIR: "/tmp/second" });
    expect(env).toMatchObject({ appPort: 3100, port: 4110, dir: "/tmp/second" });
  });

  it("sign webhooks with the webhook key when there is one", () => {
    const env = readSandboxEnv({ RETELL_API_KEY: "key_a", RETELL_WEBHOOK_KEY: "key_b" });
    expect(env).toMatchObject({ retellApiKey: "key_a", retellWebhookKey: "key_b" });
  });

  it("name a model only together with its server", () => {
    expect(readSandboxEnv({ SANDBOX_LLM_MODEL: "small" }).llm).toBeUndefined();
    expect(
      readSandboxEnv({ SANDBOX_LLM_URL: "http://127.0.0.1:8080/v1", SANDBOX_LLM_MODEL: "small" }).llm,
    ).toEqual({
      url: "http://127.0.0.1:8080/v1",
      model: "small",
    });
  });
});

describe("where the sandbox refuses to run", () => {
  it("is Vercel", () => {
    expect(() => readSandboxEnv({ VERCEL: "1" })).toThrow(/never runs on Vercel.*Nothing was started/);
  });

  it.each(["0.0.0.0", "::", "192.168.1.5", "example.com", "127.0.0.1.example.com"])("is %s", (host) => {
    expect(() => readSandboxEnv({ SANDBOX_HOST: host })).toThrow(/loopback only.*Nothing was started/);
  });

  it("is one port for both, unless any free one will do", () => {
    const both = (port: string) => readSandboxEnv({ PORT: port, SANDBOX_PORT: port });
    expect(() => both("4010")).toThrow(/^PORT and SANDBOX_PORT are both 4010: .*Nothing was started\.$/);
    expect(() => readSandboxEnv({ PORT: "4010" })).toThrow(/both 4010/);
    expect(both("0")).toMatchObject({ appPort: 0, port: 0 });
  });

  it.each([
    ["SANDBOX_PORT", "four"],
    ["PORT", "70000"],
    ["SANDBOX_LLM_URL", "localhost"],
  ])("is with %s=%s, in words that name it", (name, value) => {
    expect(() => readSandboxEnv({ [name]: value })).toThrow(new RegExp(`^[^{]*${name}[^{]*$`));
  });
});
