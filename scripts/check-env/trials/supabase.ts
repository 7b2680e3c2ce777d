import { z } from "zod";
import { type Finding, findingsOf, type Values } from "../finding";
import { question } from "./question";

const { ok, problem } = findingsOf("Supabase");
const PUBLIC_KEY = "NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY";
const SECRET_KEY = "SUPABASE_SERVICE_ROLE_KEY";
const ADDRESS = "NEXT_PUBLIC_SUPABASE_URL";

/** The database as each role that has a key, and how Auth is set. */
export async function trySupabase(values: Values): Promise<Finding[]> {
  const address = values[ADDRESS] ?? "";
  const [publicKey, secretKey] = [values[PUBLIC_KEY] ?? "", values[SECRET_KEY] ?? ""];
  return (
    await Promise.all([
      trySystem(address, secretKey),
      tryAnon(address, publicKey),
      tryAuth(address, publicKey),
    ])
  ).flat();
}

const call = (address: string, name: string, apikey: string) =>
  question(`${address}/rest/v1/rpc/${name}`, {
    method: "POST",
    headers: { apikey, "content-type": "application/json" },
    body: "{}",
  });
const codeOf = (json: unknown) => z.object({ code: z.string() }).safeParse(json).data?.code;

async function trySystem(address: string, key: string): Promise<Finding[]> {
  const { status, json } = await call(address, "check_health", key);
  if (json === true)
    return [ok(SECRET_KEY, "may call the app's functions"), ...(await tryDoors(address, key))];
  if (codeOf(json) === "PGRST202") return [problem(ADDRESS, "lacks migrations: npx supabase db push")];
  if (codeOf(json) === "42501") return [problem(SECRET_KEY, "is a key without rights; the publishable one?")];
  if (status === 401) return [problem(SECRET_KEY, "is not taken by Supabase")];
  return [problem(ADDRESS, `answered ${status}, which is no Supabase that is up`)];
}

async function tryDoors(address: string, key: string): Promise<Finding[]> {
  const { json } = await call(address, "list_open_doors", key);
  const doors = z.array(z.string()).safeParse(json).data;
  if (!doors) return [problem(ADDRESS, "did not say what is open to strangers")];
  if (doors.length === 0) return [ok(PUBLIC_KEY, "opens nothing without an account")];
  return [problem(ADDRESS, `lets strangers at ${doors.join(", ")}: revoke it from public and anon`)];
}

async function tryAnon(address: string, key: string): Promise<Finding[]> {
  const { status, json } = await call(address, "check_health", key);
  if (json === true) {
    return [problem(PUBLIC_KEY, "is a secret key: every page would hand it out. Revoke it at Supabase now")];
  }
  if (codeOf(json) === "42501" || codeOf(json) === "PGRST202")
    return [ok(PUBLIC_KEY, "is taken as a stranger's")];
  return status === 401 ? [problem(PUBLIC_KEY, "is not taken by Supabase")] : [];
}

const settingsSchema = z.object({
  external: z.object({ email: z.boolean(), anonymous_users: z.boolean().optional() }),
  disable_signup: z.boolean(),
  mailer_autoconfirm: z.boolean(),
});
const keysSchema = z.object({ keys: z.array(z.object({ kty: z.string() })) });

async function tryAuth(address: string, apikey: string): Promise<Finding[]> {
  const ask = (path: string) => question(`${address}/auth/v1/${path}`, { headers: { apikey } });
  const [settings, keys] = await Promise.all([ask("settings"), ask(".well-known/jwks.json")]);
  const found = settingsSchema.safeParse(settings.json).data;
  // A key that is not taken is told of already.
  if (!found) return settings.status === 401 ? [] : [problem(ADDRESS, "has no Auth that answers")];
  const wrong = [
    ...(found.external.email ? [] : ["sign-in by e-mail is off"]),
    ...(found.disable_signup ? ["nobody new may sign in"] : []),
    ...(found.mailer_autoconfirm ? ["addresses count without a code"] : []),
    ...(found.external.anonymous_users ? ["anonymous accounts are on"] : []),
    ...(keysSchema.safeParse(keys.json).data?.keys.length
      ? []
      : [
          "tokens are signed with the shared secret, so that each page asks Supabase: switch to signing keys",
        ]),
  ];
  if (wrong.length === 0) return [ok(ADDRESS, "signs people in by code")];
  return wrong.map((text) => problem(ADDRESS, `${text} (npx supabase config push)`));
}
