import type { RetellAdmin, StoredAgent, StoredLlm, Voice } from "@/lib/vendors/retell-admin";
import { MARK_VARIABLE } from "@/lib/vendors/retell-persona";
import type { Persona } from "@/types/persona";
import type { IdNames, Observed, Remembered } from "./plan-agent";
import { SetupProblem } from "./problem";

export type Sight = Observed & { voices: Voice[]; notes: string[] };

type Question = { persona: Persona; names: IdNames; remembered: Remembered };

/**
 * Reads what Retell has of a persona: by the remembered ids, all at once, else by the agent's name and the LLM's
 * mark. With everything in place that is one round trip.
 */
export async function observe(retell: RetellAdmin, question: Question): Promise<Sight> {
  const { persona, names, remembered } = question;
  const [agentById, llmById, voices] = await Promise.all([
    remembered.agent ? retell.getAgent(remembered.agent) : undefined,
    remembered.llm ? retell.getLlm(remembered.llm) : undefined,
    retell.listVoices(),
  ]);
  const agent = agentById ?? onlyOne(await retell.findAgents(persona.agentName), "agent", names.agent);
  const llm = await findLlm(retell, { persona, names, agent, llmById });
  const notes = [
    ...lost(names.agent, remembered.agent, agentById),
    ...lost(names.llm, remembered.llm, llmById),
  ];
  return { agent, llm, voices, notes };
}

type LlmQuestion = {
  persona: Persona;
  names: IdNames;
  agent: StoredAgent | undefined;
  llmById: StoredLlm | undefined;
};

/**
 * The LLM the agent runs on, if it is ours by mark or id: that is what callers hear. Else the remembered one, else
 * one that carries the mark. A stranger's LLM, shared with other agents perhaps, is never taken over.
 */
async function findLlm(retell: RetellAdmin, question: LlmQuestion): Promise<StoredLlm | undefined> {
  const { persona, names, agent, llmById } = question;
  const engine = agent?.engine;
  if (engine?.llmId) {
    const isRemembered = engine.llmId === llmById?.id;
    const isRead = isRemembered && (engine.version === undefined || engine.version === llmById.version);
    const bound = isRead ? llmById : await retell.getLlm(engine.llmId, engine.version);
    if (bound && (isRemembered || hasMark(bound, persona.mark))) return bound;
  }
  return llmById ?? onlyOne(await retell.findLlms(persona.mark), "LLM", names.llm);
}

function hasMark(llm: StoredLlm, mark: string): boolean {
  const variables = llm.settings.default_dynamic_variables;
  return (
    typeof variables === "object" && variables !== null && Reflect.get(variables, MARK_VARIABLE) === mark
  );
}

function onlyOne<T extends { id: string }>(found: T[], what: string, name: string): T | undefined {
  if (found.length < 2) return found[0];
  const ids = found.map((item) => item.id).join(", ");
  throw new SetupProblem(
    `Retell has ${found.length} of this ${what} (${ids}): set ${name} to the right one, then run this again.`,
  );
}

function lost(name: string, id: string | undefined, found: unknown): string[] {
  return id && !found
    ? [`${name} names something that this key's account does not have; it is looked for anew.`]
    : [];
}
