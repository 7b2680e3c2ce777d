import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Stack, startStack } from "./support/stack";

type Count = { passed: number; failed: number };
type Env = Record<string, string>;

const projectDir = join(import.meta.dirname, "..");
const reports = mkdtempSync(join(tmpdir(), "doc-reports-"));

/**
 * `npm test`: style and types, then every test there is. Flows and pages run side by side, each against a stack of its
 * own; what measures sound or time, or compiles, has the machine to itself. The last line is the sum.
 */
async function main(): Promise<number> {
  const counts: Count[] = [];
  counts.push(
    await check("style", ["node_modules/@biomejs/biome/bin/biome", "check", "--error-on-warnings", "."]),
  );
  counts.push(await vitest(["unit", "components", "contract"]), await vitest(["realtime"]));
  const stacks = await startTwo();
  if (stacks) {
    const [forFlows, forPages] = stacks.map(envOf);
    counts.push(...(await Promise.all([vitest(["flows"], forFlows), playwright("pages", forPages)])));
    counts.push(await playwright("alone", forPages));
    await Promise.all(stacks.map((stack) => stack.stop()));
  }
  counts.push(stacks ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });
  counts.push(await check("types", ["node_modules/typescript/bin/tsc", "--noEmit"]));
  const sum = (key: keyof Count) => counts.reduce((total, count) => total + count[key], 0);
  console.log(`${sum("passed")} passed, ${sum("failed")} failed`);
  return sum("failed") === 0 ? 0 : 1;
}

/** The first one builds, the second takes that build. */
async function startTwo(): Promise<[Stack, Stack] | undefined> {
  heading("the stack, as npm start brings it up");
  let first: Stack | undefined;
  try {
    first = await startStack();
    return [first, await startStack()];
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    await first?.stop();
    return undefined;
  }
}

const envOf = ({ app, sandbox, dir }: Stack): Env => ({
  TEST_APP: app,
  TEST_SANDBOX: sandbox,
  TEST_SANDBOX_DIR: dir,
});

async function check(name: string, args: string[]): Promise<Count> {
  heading(name);
  return (await run(args)) === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

async function vitest(projects: string[], env: Env = {}): Promise<Count> {
  heading(projects.join(", "));
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

/** Its lines come together at its end, since others may be printing meanwhile. */
async function playwright(project: string, env: Env = {}): Promise<Count> {
  const report = join(reports, `${project}.json`);
  const args = ["node_modules/@playwright/test/cli.js", "test", `--project=${project}`];
  const code = await run(args, { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: report }, `browser: ${project}`);
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

/** With a name, everything is printed under it once the process has ended. */
function run(args: string[], env: Env = {}, name?: string): Promise<number | null> {
  const since = Date.now();
  const lines: Buffer[] = [];
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd: projectDir,
      env: { ...process.env, ...env },
      stdio: name ? ["ignore", "pipe", "pipe"] : "inherit",
    });
    for (const stream of [child.stdout, child.stderr]) stream?.on("data", (line: Buffer) => lines.push(line));
    child.once("close", (code) => {
      if (name) {
        heading(name);
        process.stdout.write(Buffer.concat(lines));
      }
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
