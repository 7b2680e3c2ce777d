import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv as parseFile } from "node:util";
import { expect, test } from "vitest";
import { parseEnv } from "./env";

const example = parseFile(readFileSync(join(import.meta.dirname, "../.env.example"), "utf8"));
const provisioned = {
  RETELL_AGENT_ID: "agent_1",
  RETELL_DEMO_AGENT_ID: "agent_2",
  RETELL_PHONE_NUMBER: "+14155550123",
};
const complete = { ...example, ...provisioned };

test("the example is complete but for what provisioning makes", () => {
  expect(() => parseEnv(example)).toThrow("RETELL_AGENT_ID: is missing");
  expect(parseEnv(complete)).toMatchObject({
    RETELL_AGENT_ID: "agent_1",
    RETELL_WEBHOOK_KEY: undefined,
    VOICE_CONNECT_ORIGINS: ["ws://127.0.0.1:4010", "http://127.0.0.1:4010"],
  });
});

test("every problem stands in one message, and no value does", () => {
  const broken = {
    ...complete,
    VISITOR_SECRET: "too-short-a-secret",
    RETELL_API_KEY: "",
    NEXT_PUBLIC_APP_URL: "ftp://somewhere",
    RECORDING_ORIGINS: "https://fine.example nonsense",
  };
  const message = messageOf(() => parseEnv(broken));
  expect(message).toMatch(/VISITOR_SECRET: needs at least 32 characters/);
  expect(message).toMatch(/RETELL_API_KEY: is missing/);
  expect(message).toMatch(/NEXT_PUBLIC_APP_URL: /);
  expect(message).toMatch(/RECORDING_ORIGINS: holds something that is not an origin/);
  expect(message).not.toMatch(/too-short|somewhere|nonsense|fine\.example/);
});

test("the browser may reach LiveKit's hosts where no others are named", () => {
  expect(parseEnv({ ...complete, VOICE_CONNECT_ORIGINS: "" }).VOICE_CONNECT_ORIGINS).toEqual([
    "wss://*.livekit.cloud",
    "https://*.livekit.cloud",
  ]);
});

function messageOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return error instanceof Error ? error.message : "";
  }
  return "nothing was thrown";
}
