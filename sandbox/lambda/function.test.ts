import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readSandboxEnv } from "../core/env";
import { videoFunction } from "./function";

const template = readFileSync(
  join(import.meta.dirname, "../../lambda/video-generator/template.yaml"),
  "utf8",
);
const numberAfter = (pattern: RegExp) => Number(pattern.exec(template)?.[1]);

test("the function has the limits and the settings that it is deployed with", () => {
  const env = readSandboxEnv({ SANDBOX_DIR: "/tmp/doc-test-function", FFMPEG_PATH: "/opt/bin/ffmpeg" });
  const deployed = videoFunction({ env, origin: () => "http://127.0.0.1:4010" });
  expect(deployed.timeoutMs).toBe(numberAfter(/^ {6}Timeout: (\d+)/m) * 1000);
  expect(deployed.eventRetries).toBe(numberAfter(/MaximumRetryAttempts: (\d+)/));
  const settings = deployed.env();
  const memory = numberAfter(/MemoryMegabytes:\n +Type: Number\n +Default: (\d+)/);
  expect(settings.AWS_LAMBDA_FUNCTION_MEMORY_SIZE).toBe(String(memory));
  const variables = /^( +)Variables:\n((?:\1 +.*\n)+)/m.exec(template)?.[2] ?? "";
  const names = [...variables.matchAll(/^ +(\w+):/gm)].map((match) => match[1]);
  expect(names.length).toBeGreaterThan(2);
  expect(Object.keys(settings)).toEqual(expect.arrayContaining(names));
});
