import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { z } from "zod";
import { bundlePath } from "./build";
import { document, propertiesOf, template } from "./testing/template";

const here = import.meta.dirname;

it("is YAML without warnings, and refers only to what it defines", () => {
  expect([...document.errors, ...document.warnings]).toEqual([]);
  const text = JSON.stringify(template);
  const refs = [...text.matchAll(/"Ref":"(\w+)"/g), ...text.matchAll(/"Fn::GetAtt":"(\w+)\./g)].map(
    (m) => m[1],
  );
  const subs = [...text.matchAll(/\$\{(\w+)(?:\.\w+)?\}/g)].map((m) => m[1]);
  const known = new Set([...Object.keys(template.Parameters), ...Object.keys(template.Resources)]);
  expect(refs.length).toBeGreaterThan(20);
  expect([...refs, ...subs].filter((name) => !known.has(name ?? ""))).toEqual([]);
  const used = new Set([...refs, ...subs]);
  expect(Object.keys(template.Parameters).filter((name) => !used.has(name))).toEqual([]);
});

it("keeps the bucket private and encrypted, pictures for a day and clips for ninety", () => {
  expect(propertiesOf("Bucket")).toMatchObject({
    PublicAccessBlockConfiguration: {
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    },
    BucketEncryption: {
      ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: "AES256" } }],
    },
    LifecycleConfiguration: {
      Rules: expect.arrayContaining([
        { Id: "pictures", Status: "Enabled", Prefix: "pictures/", ExpirationInDays: 1 },
        { Id: "clips", Status: "Enabled", Prefix: "clips/", ExpirationInDays: 90 },
      ]),
    },
  });
});

it("gives the function no right that its code does not use", () => {
  const policies = JSON.stringify(propertiesOf("Role").Policies);
  const actions = [...policies.matchAll(/"((?:s3|logs|[a-z]+):[A-Z]\w+)"/g)].map((m) => m[1]);
  expect(actions.sort()).toEqual([
    "logs:CreateLogStream",
    "logs:PutLogEvents",
    "s3:GetObject",
    "s3:PutObject",
  ]);
  expect(policies).not.toMatch(/"Resource":"\*"|\*:\*|"s3:\*"/);
});

it("runs the built bundle with the names that the code reads, for 120 s with one vCPU", () => {
  const { Environment, ...settings } = propertiesOf("Function");
  expect(settings).toMatchObject({
    Handler: "index.handler",
    Runtime: "nodejs24.x",
    Timeout: 120,
    Architectures: ["x86_64"],
  });
  expect(template.Parameters.MemoryMegabytes?.Default).toBe(1769);
  expect(join(here, String(settings.Code), "index.mjs")).toBe(bundlePath);
  const given = Object.keys(
    z.object({ Variables: z.record(z.string(), z.unknown()) }).parse(Environment).Variables,
  );
  const read = [...readFileSync(join(here, "env.ts"), "utf8").matchAll(/^ {2}([A-Z][A-Z0-9_]+):/gm)].map(
    (m) => m[1],
  );
  // Lambda itself gives the region; the others are for elsewhere.
  const elsewhere = ["AWS_REGION", "AWS_ENDPOINT_URL_S3", "FFMPEG_PATH"];
  expect([...given, ...elsewhere].sort()).toEqual(read.sort());
});

it("sets no room for clips apart unless told to: an account with a limit of 10 has none to give", () => {
  expect(template.Parameters.MostAtOnce?.Default).toBe(0);
  expect(template.Conditions.HasMost).toEqual({
    "Fn::Not": [{ "Fn::Equals": [{ Ref: "MostAtOnce" }, "0"] }],
  });
  expect(propertiesOf("Function").ReservedConcurrentExecutions).toEqual({
    "Fn::If": ["HasMost", { Ref: "MostAtOnce" }, { Ref: "AWS::NoValue" }],
  });
});

it("has alarms that reach somebody", () => {
  const alarms = Object.values(template.Resources).filter(({ Type }) => Type === "AWS::CloudWatch::Alarm");
  expect(alarms.length).toBe(4);
  for (const { Properties } of alarms) expect(Properties.AlarmActions).toEqual([{ Ref: "AlarmTopic" }]);
});

it("comes with scripts that a shell understands", () => {
  for (const script of ["deploy.sh", "build-layer.sh"]) execFileSync("bash", ["-n", join(here, script)]);
});
