import { execFile, execFileSync } from "node:child_process";
import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { parseEnvText } from "../../scripts/setup-retell/env-file";
import { control } from "../support/client";
import { namesIn, shellBlocks } from "../support/doc-blocks";
import { openStackDatabase } from "../support/stack-database";
import { readProjectFile, stackEnv, toEnvText } from "../support/stack-env";

const root = join(import.meta.dirname, "../..");
const page = readProjectFile("docs/deploy.md");
const blocks = shellBlocks(page);
const dir = mkdtempSync(join(tmpdir(), "doc-rehearsal-"));
const envFile = join(dir, "env");
const database = await openStackDatabase();
afterAll(() => rmSync(dir, { recursive: true, force: true }));

function play(code: string): Promise<{ code: number; out: string }> {
  const env = { PATH: process.env.PATH, HOME: dir, ENV_FILE: envFile, APP_URL: inject("app") };
  return new Promise((resolve) => {
    execFile("bash", ["-euo", "pipefail", "-c", code], { cwd: root, env: env as never }, (error, out, err) =>
      resolve({ code: Number(error?.code ?? 0), out: out + err }),
    );
  });
}

const rehearsed = (part: string) => {
  const found = blocks.filter(({ kind, code }) => kind === "rehearse" && code.includes(part));
  if (found.length !== 1) throw new Error(`${found.length} blocks hold ${part}`);
  return found[0]?.code ?? "";
};

describe("docs/deploy.md", () => {
  it("says of each of its shell blocks whether it is rehearsed here, and all of them are shell", () => {
    expect(blocks.length).toBeGreaterThan(12);
    expect(blocks.filter(({ kind }) => kind !== "rehearse" && kind !== "account")).toEqual([]);
    for (const { code, line } of blocks) {
      const check = () => execFileSync("bash", ["-n"], { input: code, stdio: ["pipe", "ignore", "pipe"] });
      expect(check, `the block at line ${line}`).not.toThrow();
    }
  });

  it("names only scripts, files and variables that there are", () => {
    const { scripts, files, variables } = namesIn(page);
    expect([scripts.length, files.length, variables.length].every((count) => count > 3)).toBe(true);
    const known = JSON.parse(readProjectFile("package.json")).scripts;
    expect(scripts.filter((name) => !(name in known))).toEqual([]);
    expect(files.filter((file) => !existsSync(join(root, file)))).toEqual([]);
    const elsewhere = [".env.example", "supabase/config.toml", "lambda/video-generator/deploy.sh"];
    const text = elsewhere.map(readProjectFile).join("\n");
    const own = new Set([...page.matchAll(/\b([A-Z_]+)=|\$\{?([A-Z_]+)/g)].map(([, a, b]) => a ?? b));
    expect(variables.filter((name) => !new RegExp(`\\b${name}\\b`).test(text) && !own.has(name))).toEqual([]);
  });

  it("tells how to replace every secret of .env.example", () => {
    const rotate = page.slice(page.indexOf("\n## Rotate"), page.indexOf("\n## Back up"));
    const names = [...readProjectFile(".env.example").matchAll(/^([A-Z][A-Z0-9_]+)=/gm)].map(
      ([, name = ""]) => name,
    );
    const secrets = names.filter((name) => /SECRET|_KEY|TOKEN|OTLP_HEADERS/.test(name));
    expect(secrets.length).toBeGreaterThan(12);
    expect(secrets.filter((name) => !rotate.includes(`\`${name}\``))).toEqual([]);
  });

  it("hands the template every value that it has no default for, and the app's user no more than it uses", () => {
    const template = readProjectFile("lambda/video-generator/template.yaml");
    const given = [...readProjectFile("lambda/video-generator/deploy.sh").matchAll(/"(\w+)=\$/g)].map(
      ([, name]) => name,
    );
    const parameters = [...template.matchAll(/^ {2}(\w+): \{ Type: (?!.*Default).*\}$/gm)].map(
      ([, name]) => name,
    );
    expect(parameters).toContain("DeepgramApiKey");
    expect(parameters.filter((name) => !given.includes(name))).toEqual([]);
    const { Statement } = JSON.parse(readProjectFile("lambda/video-generator/app-policy.json"));
    const actions = Statement.flatMap((one: { Action: string | string[] }) => one.Action);
    expect(actions.sort()).toEqual(
      ["lambda:InvokeFunction", "s3:DeleteObject", "s3:GetObject", "s3:ListBucket", "s3:PutObject"].sort(),
    );
    const resources: string[] = Statement.flatMap((one: { Resource: string | string[] }) => one.Resource);
    expect(
      resources.filter(
        (one) => !/^arn:aws:(s3:::doc-clips|lambda:\*:\*:function:doc-video-generator)/.test(one),
      ),
    ).toEqual([]);
  });

  it("hands Vercel each value to the letter, and no name that browsers may read as a secret", async () => {
    const loop = /^while [\s\S]*?^done .*$/m.exec(page)?.[0] ?? "";
    const values = ["A_TOKEN=ab==", "B_TOKEN=ab=", "NEXT_PUBLIC_C=c=d,e", "EMPTY=", "DEEPGRAM_API_KEY=dg"];
    writeFileSync(envFile, `# A comment\n\n${values.join("\n")}\n`);
    const npx = `npx() { echo "$4 $7 [$(cat)]"; }`;
    const { out } = await play(`${npx}\n${loop}`);
    const told = ["A_TOKEN secret [ab==]", "B_TOKEN secret [ab=]", "NEXT_PUBLIC_C config [c=d,e]"];
    expect(out.match(/^.* (secret|config) .*$/gm)).toEqual(told);
  });
});

describe("the rehearsal", () => {
  /** As after the steps at the vendors: everything but what setup:retell makes, and our own secrets. */
  beforeAll(async () => {
    await control("reset", {});
    const known = Object.entries(stackEnv()).filter(
      ([name]) => !/^RETELL_(DEMO_)?(LLM|AGENT)_ID$|PHONE_NUMBER|^(VISITOR|HASH|CRON)_SECRET$/.test(name),
    );
    // As the page has it: without quotes, whatever a shell would make of a value.
    const traced = { OTEL_EXPORTER_OTLP_HEADERS: "x-key=a&b$(exit 9)$c;'d" };
    writeFileSync(envFile, toEnvText({ ...Object.fromEntries(known), ...traced }));
  });

  it("makes the secrets, each its own and long enough, and once", async () => {
    const done = await play(rehearsed("openssl rand"));
    expect(done.code, done.out).toBe(0);
    const made = parseEnvText(readFileSync(envFile, "utf8"));
    expect((await play(rehearsed("openssl rand"))).code).toBe(0);
    expect(parseEnvText(readFileSync(envFile, "utf8"))).toEqual(made);
    const { VISITOR_SECRET, HASH_SECRET, CRON_SECRET } = made;
    expect(made.NEXT_PUBLIC_APP_URL).toBe(inject("app"));
    for (const secret of [VISITOR_SECRET, HASH_SECRET, CRON_SECRET]) expect(secret).toMatch(/^[0-9a-f]{64}$/);
    expect(new Set([VISITOR_SECRET, HASH_SECRET, CRON_SECRET]).size).toBe(3);
    // What was deployed has others.
    const deployed = Object.entries(stackEnv()).filter(([name]) => /^(VISITOR|HASH|CRON)_SECRET$/.test(name));
    appendFileSync(envFile, toEnvText(Object.fromEntries(deployed)));
  });

  it("applies every migration to an empty database, in the order of their names", async () => {
    const { rows } = await database.query(
      "select version || '_' || name || '.sql' as file from supabase_migrations.schema_migrations order by version",
    );
    const files = readdirSync(join(root, "supabase/migrations")).filter((file) => file.endsWith(".sql"));
    expect(rows.map(({ file }) => file)).toEqual(files.sort());
  });

  it("provisions Retell, and writes down what the app needs", async () => {
    const done = await play(rehearsed("--apply"));
    expect(done.code, done.out).toBe(0);
    const found = parseEnvText(readFileSync(envFile, "utf8"));
    const { RETELL_AGENT_ID, RETELL_DEMO_AGENT_ID, RETELL_PHONE_NUMBER } = stackEnv();
    expect(found).toMatchObject({ RETELL_AGENT_ID, RETELL_DEMO_AGENT_ID, RETELL_PHONE_NUMBER });
  });

  it("builds the video function", async () => {
    const done = await play(rehearsed("build:lambda"));
    expect(done.code, done.out).toBe(0);
    expect(done.out).toMatch(/index\.mjs: \d+ kB/);
  });

  it("finds everything there, and the app up", async () => {
    const checked = await play(rehearsed("check:env"));
    expect(checked.code, checked.out).toBe(0);
    const looked = await play(rehearsed("/api/health"));
    expect(looked.code, looked.out).toBe(0);
    expect(looked.out).toContain('{"status":"ok","checks":');
    expect(looked.out).toContain('"endpoint":"retell-webhook"');
    expect(looked.out).toContain("There are no dead letters.");
  });

  it("has left out no block that can be run here", () => {
    const played = ["openssl rand", "--apply", "build:lambda", "check:env", "/api/health"].map(rehearsed);
    expect(
      blocks
        .filter(({ kind }) => kind === "rehearse")
        .map(({ code }) => code)
        .sort(),
    ).toEqual(played.sort());
  });
});
