import { readFileSync } from "node:fs";
import { join } from "node:path";
import { inject } from "vitest";
import { provisionedValues, sandboxValues } from "../../sandbox/start/values";

const projectDir = join(import.meta.dirname, "../..");

/** The app's environment in the stack that the flows run against, as `npm start` gave it to the app. */
export function stackEnv(): Record<string, string> {
  const port = (address: string) => Number(new URL(address).port);
  const ports = { app: port(inject("app")), sandbox: port(inject("sandbox")) };
  return {
    ...sandboxValues(join(projectDir, ".env.example"), ports, { NODE_ENV: "test" }),
    ...provisionedValues(join(inject("sandboxDir"), "env")),
  };
}

/** Its server-side values by name: none of them may reach a browser or a log. */
export function serverSecrets(): Record<string, string> {
  const isPublic = (name: string) =>
    /^NEXT_PUBLIC_|_URL$|_ORIGINS$|^AWS_REGION$|^CLIENT_|^VERCEL$/.test(name);
  return Object.fromEntries(
    Object.entries(stackEnv()).filter(([name, value]) => !isPublic(name) && value.length >= 8),
  );
}

/** The text of an env file of these values. */
export const toEnvText = (values: Record<string, string>) =>
  Object.entries(values)
    .map(([name, value]) => `${name}=${value}\n`)
    .join("");

export const readProjectFile = (path: string) => readFileSync(join(projectDir, path), "utf8");
