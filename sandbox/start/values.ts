import { existsSync, readFileSync } from "node:fs";
import { parseEnv } from "node:util";

type Values = Record<string, string>;

/** Numbers that one may want to try out; everything else is the sandbox's own, so that no real key is ever used. */
const adjustable = [
  "MAX_CONCURRENT_CALLS",
  "PHONE_RESERVE",
  "DEMO_CALLS_PER_DAY",
  "DEMO_MINUTES_PER_DAY",
  "DEMO_CENTS_PER_MONTH",
  "WEB_MINUTES_PER_DAY",
];

/**
 * The app's environment in the sandbox: every name of .env.example, with the ports in use. Names without a value are
 * set to "" on purpose: Next then leaves them alone, and a real key in .env.local is never read.
 */
export function sandboxValues(
  examplePath: string,
  ports: { app: number; sandbox: number },
  shell: NodeJS.ProcessEnv,
) {
  const values: Values = {};
  for (const [name, value] of Object.entries(parseEnv(readFileSync(examplePath, "utf8")))) {
    values[name] = (value ?? "")
      .replaceAll("127.0.0.1:3000", `127.0.0.1:${ports.app}`)
      .replaceAll("127.0.0.1:4010", `127.0.0.1:${ports.sandbox}`);
  }
  for (const name of adjustable) values[name] = shell[name] ?? "";
  // Two keys are live, as during a rotation. Not in .env.example: whoever starts from that must not inherit a known key.
  values.RETELL_WEBHOOK_KEY_NEXT = "key_sandbox_next_00000000000";
  return values;
}

/** The ids that provisioning wrote. */
export function provisionedValues(path: string): Values {
  if (!existsSync(path)) return {};
  return Object.fromEntries(
    Object.entries(parseEnv(readFileSync(path, "utf8"))).flatMap(([name, value]) =>
      value ? [[name, value]] : [],
    ),
  );
}

/** A sentence when the shell asks for a Retell that is not on this machine. */
export function refusalOf(shell: NodeJS.ProcessEnv): string | undefined {
  const url = shell.RETELL_BASE_URL;
  if (!url) return undefined;
  const host = URL.canParse(url) ? new URL(url).hostname : "";
  if (["127.0.0.1", "localhost", "[::1]"].includes(host)) return undefined;
  return `RETELL_BASE_URL points at ${host || url}, which is not this machine. The sandbox never talks to the real Retell: unset it.`;
}
