import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Stack, startStack } from "./support/stack";

type Count = { passed: number; failed: number };
type Env = Record<string, string>;

const projectDir = join(import.meta.dirname, "..");
const reports = mkdtempSync(join(tmpdir(), "doc-reports-"));

/** `npm test`: style and types, then every test there is, against one stack. The last line is the sum. */
async function main(): Promise<number> {
  const counts: Count[] = [];
  counts.push(
    await check("style", ["node_modules/@biomejs/biome/bin/biome", "check", "--error-on-warnings", "."]),
  );
  counts.push(await vitest(["unit", "contract"]), await vitest(["realtime"]));
  const stack = await start();
  if (stack) {
    const env = { TEST_APP: stack.app, TEST_SANDBOX: stack.sandbox, TEST_SANDBOX_DIR: stack.dir };
    counts.push(await vitest(["flows"], env), await playwright(env));
    await stack.stop();
  }
  counts.push(stack ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });
  counts.push(await check("types", ["node_modules/typescript/bin/tsc", "--noEmit"]));
  const sum = (key: keyof Count) => counts.reduce((total, count) => total + count[key], 0);
  console.log(`${sum("passed")} passed, ${sum("failed")} failed`);
  return sum("failed") === 0 ? 0 : 1;
}

async function start(): Promise<Stack | undefined> {
  heading("the stack, as npm start brings it up");
  try {
    return await startStack();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return undefined;
  }
}

async function check(name: string, args: string[]): Promise<Count> {
  heading(name);
  return (await run(args)) === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

async function vitest(projects: string[], env: Env = {}): Promise<Count> {
  heading(projects.join(" and "));
  const report = join(reports, `${projects.join("-")}.json`);
  const args = ["node_modules/vitest/vitest.mjs", "run", "--reporter=default", "--reporter=json"];
  const code = await run(
    [...args, `--outputFile.json=${report}`, ...projects.map((p) => `--project=${p}`)],
    env,
  );
  const { numPassedTests: passed = 0, numFailedTests: failed = 0 } =
    read<Record<string, number>>(report) ?? {};
  return settle({ passed, failed }, code);
}

async function playwright(env: Env): Promise<Count> {
  heading("browser");
  const report = join(reports, "browser.json");
  const code = await run(["node_modules/@playwright/test/cli.js", "test"], {
    ...env,
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
  });
  const {
    expected = 0,
    unexpected = 0,
    flaky = 0,
  } = read<{ stats: Record<string, number> }>(report)?.stats ?? {};
  return settle({ passed: expected, failed: unexpected + flaky }, code);
}

/** A runner that ended badly, or ran nothing, without counting a failure has failed as a whole. */
function settle(count: Count, code: number | null): Count {
  const isSilentFailure = count.failed === 0 && (code !== 0 || count.passed === 0);
  return isSilentFailure ? { ...count, failed: 1 } : count;
}

function run(args: string[], env: Env = {}): Promise<number | null> {
  const since = Date.now();
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd: projectDir,
      env: { ...process.env, ...env },
      stdio: "inherit",
    });
    child.once("exit", (code) => {
      console.log(`(${Math.round((Date.now() - since) / 1000)} s)`);
      resolve(code);
    });
  });
}

const read = <T>(path: string): T | undefined =>
  existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as T) : undefined;
const heading = (name: string) => console.log(`\n== ${name} ==`);

main()
  .then((code) => {
    rmSync(reports, { recursive: true, force: true });
    process.exitCode = code;
  })
  .catch((error) => {
    console.error(error);
    console.log("0 passed, 1 failed");
    process.exitCode = 1;
  });
