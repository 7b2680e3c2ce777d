import { basename, join } from "node:path";
import { readSandboxEnv } from "./core/env";
import { requireWritable } from "./core/folder";
import { spawnLeashed } from "./core/leash";
import { digestOf, isBuilt, keepTsconfigApart, markBuilt } from "./start/build";
import { isLambdaBuilt, markLambdaBuilt } from "./start/build-lambda";
import { type Kept, keepAlive } from "./start/keep-alive";
import { requireFree } from "./start/port";
import { tableOf } from "./start/table";
import { provisionedValues, refusalOf, sandboxValues } from "./start/values";
import { waitFor } from "./start/wait-for";

const projectDir = join(import.meta.dirname, "..");
const next = join(projectDir, "node_modules/next/dist/bin/next");
const tsx = ["--import", "tsx"];
const distDir = join(projectDir, process.env.NEXT_DIST_DIR || ".next");
const READY_MS = 90_000;
const usesRealBrowserSdk = process.env.DOC_REAL_BROWSER_SDK === "1";

type Values = Record<string, string>;

/** `npm start` and `npm run dev`: the sandbox, what it needs provisioned, and the app on top of it. */
async function main(isDev: boolean): Promise<void> {
  const refusal = refusalOf(process.env);
  if (refusal) throw new Error(refusal);
  const env = readSandboxEnv();
  requireWritable(env.dir);
  await requireFree(env.appPort, "PORT");
  await requireFree(env.port, "SANDBOX_PORT");

  keepTsconfigApart(projectDir, basename(distDir));
  const values = valuesFor(env);
  const kept: Kept[] = [];
  const end = async (code: number) => {
    await Promise.all(kept.splice(0).map((one) => one.stop()));
    process.exit(code);
  };
  process.once("SIGINT", () => void end(0));
  process.once("SIGTERM", () => void end(0));
  const keep = async (name: string, args: string[], url: string, extra: Values = {}) => {
    const one = keepAlive(name, () => run(args, { ...values, ...extra }));
    kept.push(one);
    await waitFor(name, url, READY_MS, one.firstEnded);
    one.supervise(() => void end(1));
  };

  try {
    const built = isDev ? undefined : build(values);
    await Promise.all([
      keep("The sandbox", [...tsx, "sandbox/server.ts"], `${at(env.port)}/control/state`),
      built,
      buildLambda(values),
    ]);
    const idsPath = join(env.dir, "env");
    await finish("Provisioning", [...tsx, ...setup(idsPath, env.appPort)], values);
    const app = [next, isDev ? "dev" : "start", "-H", "127.0.0.1", "-p", String(env.appPort)];
    await keep("The app", app, at(env.appPort), provisionedValues(idsPath));
    console.log(tableOf({ appPort: env.appPort, sandboxPort: env.port, dir: env.dir }));
  } catch (error) {
    console.error(sentenceOf(error));
    await end(1);
  }
}

function valuesFor(env: { appPort: number; port: number; dir: string }): Values {
  const ports = { app: env.appPort, sandbox: env.port };
  return {
    ...sandboxValues(join(projectDir, ".env.example"), ports, process.env),
    PORT: String(env.appPort),
    SANDBOX_PORT: String(env.port),
    SANDBOX_DIR: env.dir,
    // For measuring what the vendor's own browser SDK weighs; calls made with it go nowhere here.
    DOC_SANDBOX: usesRealBrowserSdk ? "" : "1",
    NEXT_TELEMETRY_DISABLED: "1",
  };
}

async function build(values: Values): Promise<void> {
  const digest = digestOf(projectDir, !usesRealBrowserSdk);
  if (isBuilt(distDir, digest)) return;
  await finish("The build", [next, "build"], { ...values, NODE_ENV: "production" });
  markBuilt(distDir, digest);
}

async function buildLambda(values: Values): Promise<void> {
  if (isLambdaBuilt(projectDir)) return;
  await finish("The video function's build", [...tsx, "lambda/video-generator/build.ts"], values);
  markLambdaBuilt(projectDir);
}

const setup = (idsPath: string, appPort: number) => [
  "scripts/setup-retell.ts",
  "--apply",
  "--env",
  idsPath,
  "--webhook-url",
  `${at(appPort)}/api/retell-webhook`,
];

function run(args: string[], values: Values) {
  return spawnLeashed(process.execPath, args, {
    cwd: projectDir,
    env: { ...process.env, ...values },
    output: "inherit",
  });
}

async function finish(name: string, args: string[], values: Values): Promise<void> {
  const { code, signal } = await run(args, values).exited;
  if (code !== 0)
    throw new Error(`${name} failed (${signal ?? `exit code ${code}`}); what it said stands above.`);
}

const at = (port: number) => `http://127.0.0.1:${port}`;
const sentenceOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

main(process.argv.includes("--dev")).catch((error) => {
  console.error(sentenceOf(error));
  process.exit(1);
});
