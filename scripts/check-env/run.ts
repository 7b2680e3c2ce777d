import { causeOf } from "@/lib/log";
import type { Group } from "./book";
import { examine } from "./examine";
import { type Finding, findingsOf, type Values } from "./finding";
import { tryAws } from "./trials/aws";
import { tryDeepgram } from "./trials/deepgram";
import { NoAnswer } from "./trials/question";
import { tryCaptcha } from "./trials/recaptcha";
import { tryRetell } from "./trials/retell";
import { trySupabase } from "./trials/supabase";
import { tryUpstash } from "./trials/upstash";

type Trial = { group: Group; needs: string[]; run: (values: Values) => Promise<Finding[]> };

/** Each asks one vendor and changes nothing there; it is left out while a name that it needs lacks or is wrong. */
const trials: Trial[] = [
  { group: "Retell", needs: ["RETELL_API_KEY"], run: tryRetell },
  {
    group: "Supabase",
    needs: ["NEXT_PUBLIC_SUPABASE_URL", "NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY", "SUPABASE_SERVICE_ROLE_KEY"],
    run: trySupabase,
  },
  { group: "Upstash", needs: ["UPSTASH_REDIS_REST_URL", "UPSTASH_REDIS_REST_TOKEN"], run: tryUpstash },
  { group: "reCAPTCHA", needs: ["RECAPTCHA_SECRET_KEY"], run: tryCaptcha },
  {
    group: "AWS",
    needs: ["AWS_REGION", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "S3_BUCKET", "LAMBDA_VIDEO_FUNCTION"],
    run: tryAws,
  },
  { group: "Deepgram", needs: ["DEEPGRAM_API_KEY"], run: tryDeepgram },
];

/** What is wrong with these values: by their form, and, unless told not to, by asking each vendor. */
export async function checkEnv(values: Values, isOffline: boolean): Promise<Finding[]> {
  const examined = examine(values);
  if (isOffline) return examined;
  const wrong = new Set(examined.filter(({ level }) => level === "problem").map(({ name }) => name));
  const open = trials.filter(({ needs }) => needs.every((name) => values[name] && !wrong.has(name)));
  const tried = (await Promise.all(open.map((trial) => attempt(trial, values)))).flat();
  // Whom a trial has something to say of needs no second line that it is set.
  const told = new Set(tried.map(({ name }) => name));
  return [...examined.filter(({ name, level }) => level !== "ok" || !told.has(name)), ...tried];
}

async function attempt({ group, needs, run }: Trial, values: Values): Promise<Finding[]> {
  try {
    return await run(values);
  } catch (error) {
    const text = error instanceof NoAnswer ? `${group} ${error.message}` : `${group}: ${causeOf(error)}`;
    return [findingsOf(group).problem(needs[0] ?? "", text)];
  }
}
