import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";

const { UPSTASH_REDIS_REST_TOKEN, NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY } = parseEnv(
  readFileSync(join(import.meta.dirname, "../../.env.example"), "utf8"),
);

/** Asks the sandbox's Redis, past the app. */
export function askRedis(sandbox: string) {
  return async <T>(...command: string[]): Promise<T> => {
    const headers = { authorization: `Bearer ${UPSTASH_REDIS_REST_TOKEN}` };
    const answer = await fetch(`${sandbox}/upstash`, {
      method: "POST",
      headers,
      body: JSON.stringify(command),
    });
    const { result, error } = (await answer.json()) as { result: T; error?: string };
    if (error) throw new Error(`Redis answered: ${error}`);
    return result;
  };
}

/** Calls a SQL function at the Data API as whoever has this token, past the app; its answer as it comes. */
export function callDatabase(sandbox: string, accessToken: string) {
  return async (name: string, args: Record<string, unknown> = {}): Promise<string> => {
    const answer = await fetch(`${sandbox}/supabase/rest/v1/rpc/${name}`, {
      method: "POST",
      headers: {
        apikey: NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY ?? "",
        authorization: `Bearer ${accessToken}`,
        "content-type": "application/json",
      },
      body: JSON.stringify(args),
    });
    return answer.text();
  };
}
