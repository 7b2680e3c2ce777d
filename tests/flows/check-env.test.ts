import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { control } from "../support/client";
import { serverSecrets, stackEnv, toEnvText } from "../support/stack-env";

const dir = mkdtempSync(join(tmpdir(), "doc-check-env-"));
afterAll(() => rmSync(dir, { recursive: true, force: true }));
beforeEach(() => control("reset", {}));

type Ended = { code: number; out: string };

/** The command as a process of its own, which knows of these values alone. */
function checkEnv(changed: Record<string, string> = {}): Promise<Ended> {
  const file = join(dir, "env");
  writeFileSync(file, toEnvText({ ...stackEnv(), ...changed }));
  return new Promise((resolve) => {
    const args = ["--import", "tsx", "scripts/check-env.ts", "--env", file];
    execFile(process.execPath, args, { env: { PATH: process.env.PATH } as never }, (error, out, err) =>
      resolve({ code: Number(error?.code ?? 0), out: out + err }),
    );
  });
}

const problemsIn = ({ out }: Ended) => [...out.matchAll(/PROBLEM (\w+): (.*)/g)].map(([, name]) => name);

describe("npm run check:env", () => {
  it("takes every key of the sandbox, changes nothing at any vendor, and prints no secret", async () => {
    const result = await checkEnv();
    expect(result.out).toContain("Everything that the app needs is there");
    expect(result.code).toBe(0);
    for (const name of ["RETELL_API_KEY", "SUPABASE_SERVICE_ROLE_KEY", "UPSTASH_REDIS_REST_TOKEN"])
      expect(result.out).toMatch(new RegExp(`ok +${name}: `));
    for (const name of ["RECAPTCHA_SECRET_KEY", "S3_BUCKET", "LAMBDA_VIDEO_FUNCTION", "DEEPGRAM_API_KEY"])
      expect(result.out).toMatch(new RegExp(`ok +${name}: `));
    const { json } = await control("requests?since=0");
    const asked = (json.requests as { vendor: string; method: string; path: string }[]).map(
      ({ vendor, method, path }) => `${vendor} ${method} ${path}`,
    );
    expect(asked.length).toBeGreaterThan(10);
    expect(asked.filter((line) => /create|update|delete|publish| PUT | PATCH | DELETE /.test(line))).toEqual(
      [],
    );
    for (const [name, secret] of Object.entries(serverSecrets())) {
      if (name.endsWith("_ID") || name === "RETELL_PHONE_NUMBER" || /BUCKET|FUNCTION/.test(name)) continue;
      expect([name, result.out.includes(secret)]).toEqual([name, false]);
    }
  });

  it("names each key that its vendor does not take, and goes on with the others", async () => {
    const result = await checkEnv({
      RETELL_API_KEY: "key_wrong_wrong",
      SUPABASE_SERVICE_ROLE_KEY: "sb_secret_wrong",
      UPSTASH_REDIS_REST_TOKEN: "wrong-token",
      RECAPTCHA_SECRET_KEY: "wrong-captcha",
      AWS_SECRET_ACCESS_KEY: "wrong-aws-secret",
      DEEPGRAM_API_KEY: "wrong-deepgram",
    });
    expect(result.code).toBe(1);
    expect(problemsIn(result).sort()).toEqual([
      "DEEPGRAM_API_KEY",
      "LAMBDA_VIDEO_FUNCTION",
      "RECAPTCHA_SECRET_KEY",
      "RETELL_API_KEY",
      "S3_BUCKET",
      "SUPABASE_SERVICE_ROLE_KEY",
      "UPSTASH_REDIS_REST_TOKEN",
    ]);
    expect(result.out).toContain("7 problems.");
    expect(result.out).not.toMatch(/key_wrong|secret_wrong|wrong-/);
  });

  it("tells the two keys of Supabase apart, and a lost agent, bucket and missing name from a wrong key", async () => {
    const { SUPABASE_SERVICE_ROLE_KEY: secret = "", NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY: open = "" } =
      stackEnv();
    const result = await checkEnv({
      SUPABASE_SERVICE_ROLE_KEY: open,
      NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY: secret,
      RETELL_AGENT_ID: "agent_of_somebody_else",
      S3_BUCKET: "doc-other-bucket",
      VISITOR_SECRET: "",
    });
    expect(result.code).toBe(1);
    expect(result.out).toMatch(/SUPABASE_SERVICE_ROLE_KEY: is a key without rights/);
    expect(result.out).toMatch(/PUBLISHABLE_KEY: is a secret key: every page would hand it out/);
    expect(result.out).toMatch(/RETELL_AGENT_ID: is no agent of this account/);
    expect(result.out).toMatch(/S3_BUCKET: is not in this account and region/);
    expect(result.out).toMatch(/VISITOR_SECRET: is missing/);
  });

  it("says which vendor cannot be reached, and which fails", async () => {
    await control("faults", { vendor: "supabase", path: "/auth/v1/settings", status: 500 });
    const result = await checkEnv({ UPSTASH_REDIS_REST_URL: "http://127.0.0.1:9" });
    expect(result.code).toBe(1);
    expect(result.out).toMatch(/Upstash cannot be reached from here/);
    expect(result.out).toMatch(/NEXT_PUBLIC_SUPABASE_URL: has no Auth that answers/);
  });
});
