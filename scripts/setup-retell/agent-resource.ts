import type { Voice } from "@/lib/vendors/retell-admin";
import {
  toAgentSettings,
  toLlmSettings,
  toPrivacySettings,
  webhookEvents,
} from "@/lib/vendors/retell-persona";
import type { Persona } from "@/types/persona";
import { createPerformer } from "./agent-steps";
import { chooseVoice, describeVoice, isFitting } from "./choose-voice";
import { observe, type Sight } from "./observe";
import { type IdNames, planAgent, type Wanted } from "./plan-agent";
import { SetupProblem } from "./problem";
import type { Resource, ResourcePlan, SetupContext } from "./resource";

/** A persona at Retell: its LLM, its agent and the agent's published version. */
export function agentResource(title: string, persona: Persona, names: IdNames): Resource {
  return {
    title,
    idNames: [names.llm, names.agent],
    plan: (context) => plan(context, persona, names),
  };
}

async function plan(context: SetupContext, persona: Persona, names: IdNames): Promise<ResourcePlan> {
  const remembered = { llm: context.ids.get(names.llm), agent: context.ids.get(names.agent) };
  const sight = await observe(context.retell, { persona, names, remembered });
  const voice = decideVoice(sight, persona, context.isNewVoice);
  const wanted = toWanted(context, { persona, sight, voiceId: voice.id });
  const actions = planAgent(sight, wanted, names, remembered);
  const perform = createPerformer(context, { sight, wanted, names });
  return {
    found: describeFound(sight, voice.why),
    notes: [...sight.notes, ...webhookNote(context, sight), ...privacyNote(context, sight)],
    steps: actions.map(perform),
  };
}

/** An agent keeps a voice that fits, so that a better one in the list later changes nobody's Doc by itself. */
function decideVoice(
  { voices, agent }: Sight,
  persona: Persona,
  isNew: boolean,
): { id: string; why: string } {
  const current = voices.find((voice: Voice) => voice.id === agent?.settings.voice_id);
  if (current && !isNew && isFitting(current, persona.voice)) {
    return { id: current.id, why: `${current.id}: ${describeVoice(current)}; kept` };
  }
  const choice = chooseVoice(voices, persona.voice);
  if (!choice)
    throw new SetupProblem(
      `Retell lists no ${persona.voice.gender} voice: add one in its dashboard, then run this again.`,
    );
  return { id: choice.voice.id, why: `${choice.voice.id}: ${choice.why}` };
}

type Question = { persona: Persona; sight: Sight; voiceId: string };

function toWanted(context: SetupContext, { persona, sight, voiceId }: Question): Wanted {
  const { webhook, privacy } = context;
  const storage = privacy.storage ?? (sight.agent ? undefined : "everything");
  return {
    llm: toLlmSettings(persona),
    agent: {
      ...toAgentSettings(persona),
      voice_id: voiceId,
      ...("url" in webhook && { webhook_url: webhook.url, webhook_events: webhookEvents }),
      ...toPrivacySettings({ ...privacy, storage }),
    },
  };
}

function describeFound({ llm, agent }: Sight, voice: string): string[] {
  const state = (item: { id: string; version: number; isPublished: boolean }) =>
    `${item.id}, version ${item.version}, ${item.isPublished ? "published" : "a draft"}`;
  return [
    `LLM    ${llm ? state(llm) : "none yet"}`,
    `Agent  ${agent ? state(agent) : "none yet"}`,
    `Voice  ${voice}`,
  ];
}

function webhookNote({ webhook }: SetupContext, { agent }: Sight): string[] {
  if ("url" in webhook) return [];
  const rest = agent?.settings.webhook_url
    ? "the agent's webhook stays as it is"
    : "no webhook is set, so calls leave no record";
  return [`${webhook.missing}: ${rest}.`];
}

function privacyNote({ privacy }: SetupContext, { agent }: Sight): string[] {
  const stored = agent?.settings.data_storage_setting;
  if (privacy.storage || stored === undefined || stored === "everything") return [];
  return [
    `Retell stores "${String(stored)}" of a call: recaps and clips may miss what they need (--storage changes it).`,
  ];
}
