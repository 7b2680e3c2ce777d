import { z } from "zod";

/** The ids that provisioning finds, makes and writes down. */
export const idNames = [
  "RETELL_LLM_ID",
  "RETELL_AGENT_ID",
  "RETELL_DEMO_LLM_ID",
  "RETELL_DEMO_AGENT_ID",
  "RETELL_PHONE_NUMBER",
] as const;
export type IdName = (typeof idNames)[number];
export type KnownIds = { [name in IdName]?: string | undefined };

const isLoopback = (url: URL) => /^(127(\.\d+){3}|localhost|\[::1\])$/.test(url.hostname);
const blankIsUnset = (value: unknown) => (value === "" ? undefined : value);
const optionalText = z.preprocess(blankIsUnset, z.string().trim().optional());

const schema = z.object({
  RETELL_API_KEY: z.preprocess(
    (value) => value ?? "",
    z
      .string()
      .trim()
      .min(1, "is missing; copy a key from Retell's dashboard into the env file")
      // Anything else cannot travel in a header, and the error for it would quote the key.
      .regex(/^[\x21-\x7e]*$/, "has a space or a character that no key has"),
  ),
  RETELL_BASE_URL: z.preprocess(
    blankIsUnset,
    z
      .url({ protocol: /^https?$/, error: "is not a web address" })
      .refine((text) => !URL.canParse(text) || text.startsWith("https:") || isLoopback(new URL(text)), {
        error: "would send the key unencrypted; use https",
      })
      .optional(),
  ),
  NEXT_PUBLIC_APP_URL: optionalText,
  RETELL_LLM_ID: optionalText,
  RETELL_AGENT_ID: optionalText,
  RETELL_DEMO_LLM_ID: optionalText,
  RETELL_DEMO_AGENT_ID: optionalText,
  RETELL_PHONE_NUMBER: z.preprocess(
    blankIsUnset,
    z
      .string()
      .trim()
      .regex(/^\+\d{8,15}$/, "is not a whole number like +14155550100")
      .optional(),
  ),
});

export type SetupEnv = {
  apiKey: string;
  baseUrl: string | undefined;
  appUrl: string | undefined;
  ids: KnownIds;
};

type Source = Record<string, string | undefined>;

/** What provisioning needs from the environment, or one sentence that names every problem and no value. */
export function readSetupEnv(source: Source): { env: SetupEnv } | { problem: string } {
  const result = schema.safeParse(source);
  if (!result.success) {
    const problems = result.error.issues.map((issue) => `${String(issue.path[0])} ${issue.message}`);
    return { problem: `${[...new Set(problems)].join("; ")}.` };
  }
  const { RETELL_API_KEY, RETELL_BASE_URL, NEXT_PUBLIC_APP_URL, ...ids } = result.data;
  return { env: { apiKey: RETELL_API_KEY, baseUrl: RETELL_BASE_URL, appUrl: NEXT_PUBLIC_APP_URL, ids } };
}

/** The same, from the process over the env file's values; an empty name in the process hides nothing. */
export function readSetupProcessEnv(fileValues: Source) {
  return readSetupEnv(overFile(fileValues));
}

/** The values of an env file, with the process's own over them. */
export function overFile(fileValues: Source): Source {
  const given = Object.entries(process.env).filter(([, value]) => value !== "");
  return { ...fileValues, ...Object.fromEntries(given) };
}

/** Gives the process these values; for scripts, before anything reads them. */
export function adopt(values: Source): void {
  for (const [name, value] of Object.entries(values)) if (value !== undefined) process.env[name] = value;
}
