import { parseArgs } from "node:util";
import { classifyAreaCode } from "@/lib/demo-call/area-code";
import { idNames } from "@/lib/env-setup";
import { type Privacy, storageSettings } from "@/lib/vendors/retell-persona";
import { SetupProblem } from "./problem";

const defaultAreaCode = "415";

export const help = `Sets up Doc and the phone demo at Retell: for each an LLM, an agent and its published version, and one phone number.

  npm run setup:retell                shows what exists and what would change
  npm run setup:retell -- --apply     does it, and writes each id to the env file at once

Options
  --apply              change things at Retell; without it nothing is written anywhere
  --env PATH           the env file: keys are read there and ids written (default .env.local)
  --webhook-url URL    where Retell sends events, instead of NEXT_PUBLIC_APP_URL/api/retell-webhook
  --new-voice          choose the voices anew instead of keeping the agents'
  --area-code CODE     where to buy the phone number, when there is none yet (default ${defaultAreaCode})
  --no-phone           leave phone numbers alone: none is bought or changed
  --pii on|off         scrub personal data from transcripts and recordings after the call
  --storage SETTING    ${storageSettings.join(" | ")}
  --help               this text

Privacy settings (--pii, --storage) stay as they are at Retell unless they are named.
Read from the environment or the env file: RETELL_API_KEY (needed), NEXT_PUBLIC_APP_URL, RETELL_BASE_URL,
${idNames.join(", ")}.`;

export type Args = {
  isHelp: boolean;
  isApply: boolean;
  envFile: string;
  webhookUrl: string | undefined;
  isNewVoice: boolean;
  /** Undefined when phone numbers are left alone. */
  areaCode: number | undefined;
  privacy: Privacy;
};

/** Throws SetupProblem with the sentence for a wrong option. */
export function readArgs(argv: string[]): Args {
  const { values } = parse(argv);
  const storage = storageSettings.find((setting) => setting === values.storage);
  if (values.storage !== undefined && !storage) {
    throw new SetupProblem(`--storage takes one of ${storageSettings.join(", ")}.`);
  }
  if (values.pii !== undefined && values.pii !== "on" && values.pii !== "off") {
    throw new SetupProblem("--pii takes on or off.");
  }
  return {
    isHelp: values.help,
    isApply: values.apply,
    envFile: values.env ?? values["env-file"] ?? ".env.local",
    webhookUrl: values["webhook-url"],
    isNewVoice: values["new-voice"],
    areaCode: values["no-phone"] ? undefined : readAreaCode(values["area-code"] ?? defaultAreaCode),
    privacy: { storage, scrubsPii: values.pii === undefined ? undefined : values.pii === "on" },
  };
}

function readAreaCode(text: string): number {
  if (!/^\d{3}$/.test(text) || classifyAreaCode(Number(text)) !== "us") {
    throw new SetupProblem("--area-code takes three digits that are in use in the United States.");
  }
  return Number(text);
}

function parse(argv: string[]) {
  try {
    return parseArgs({
      args: argv,
      options: {
        help: { type: "boolean", short: "h", default: false },
        apply: { type: "boolean", default: false },
        env: { type: "string" },
        // Node 20 takes --env-file for its own wherever it stands, and ends when there is no such file yet.
        "env-file": { type: "string" },
        "webhook-url": { type: "string" },
        "new-voice": { type: "boolean", default: false },
        "area-code": { type: "string" },
        "no-phone": { type: "boolean", default: false },
        pii: { type: "string" },
        storage: { type: "string" },
      },
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message.split(/[.\n]/)[0] : "An option is wrong";
    throw new SetupProblem(`${reason}; --help lists the options.`);
  }
}
