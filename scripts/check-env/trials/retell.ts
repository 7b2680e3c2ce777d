import { createRetellAdmin, type RetellAdmin, type StoredAgent } from "@/lib/vendors/retell-admin";
import { RetellFailure } from "@/lib/vendors/retell-ask";
import { type Finding, findingsOf, type Values } from "../finding";

const { ok, problem } = findingsOf("Retell");

/** Reads what setup:retell made: the key, both agents with their webhooks, the number. */
export async function tryRetell(values: Values): Promise<Finding[]> {
  const { RETELL_API_KEY: apiKey = "", RETELL_BASE_URL: baseUrl } = values;
  const retell = createRetellAdmin({ apiKey, baseUrl: baseUrl || undefined });
  try {
    const voices = await retell.listVoices();
    return [
      ok("RETELL_API_KEY", `is taken (${voices.length} voices)`),
      ...(await tryAgent(retell, "RETELL_AGENT_ID", values)),
      ...(await tryAgent(retell, "RETELL_DEMO_AGENT_ID", values)),
      ...(await tryNumber(retell, values)),
    ];
  } catch (error) {
    if (!(error instanceof RetellFailure)) throw error;
    const isKey = error.kind === "bad_key";
    return [problem("RETELL_API_KEY", isKey ? "is not taken by Retell" : `Retell: ${error.kind}`)];
  }
}

async function tryAgent(retell: RetellAdmin, name: string, values: Values): Promise<Finding[]> {
  const id = values[name];
  if (!id) return [];
  const agent = await retell.getAgent(id);
  if (!agent) return [problem(name, "is no agent of this account")];
  if (!agent.isPublished) {
    return [problem(name, "has a last version that is not published: npm run setup:retell -- --apply")];
  }
  return [ok(name, `is published in version ${agent.version}`), ...tryWebhook(name, agent, values)];
}

function tryWebhook(name: string, agent: StoredAgent, values: Values): Finding[] {
  const wanted = `${values.NEXT_PUBLIC_APP_URL?.replace(/\/+$/, "")}/api/retell-webhook`;
  const { webhook_url: found } = agent.settings;
  if (found === wanted) return [];
  const where = typeof found === "string" && found ? "elsewhere" : "nowhere";
  return [problem(name, `sends its webhooks ${where}, not to NEXT_PUBLIC_APP_URL: run setup:retell again`)];
}

async function tryNumber(retell: RetellAdmin, values: Values): Promise<Finding[]> {
  const name = "RETELL_PHONE_NUMBER";
  const { [name]: wanted, RETELL_DEMO_AGENT_ID: agentId = "" } = values;
  if (!wanted) return [];
  const number = (await retell.listNumbers()).find(({ e164 }) => e164 === wanted);
  if (!number) return [problem(name, "is no number of this account")];
  return number.agentIds.includes(agentId)
    ? [ok(name, "belongs to the demo's agent")]
    : [problem(name, "does not belong to the demo's agent: run setup:retell again")];
}
