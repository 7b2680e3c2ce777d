import { maxDurationMs } from "./agent-schema";
import type { StoredCall } from "./call-record";
import type { LiveCall } from "./media/contract";

const PROMPTED_MESSAGE =
  "Hello, this is an automated message. You asked for a call, and it reached your voicemail. There is nothing you need to do.";

/** Fills in `{{name}}`; a name without a value stays as it is written. */
function substitute(text: string, variables: Record<string, string>): string {
  return text.replaceAll(/\{\{\s*([\w.-]+)\s*\}\}/g, (written, name: string) => variables[name] ?? written);
}

const variablesOf = ({ llm, dynamicVariables }: StoredCall) => ({
  ...llm.default_dynamic_variables,
  ...dynamicVariables,
});

/** A prompt would have a model write the message; here it is one and the same. */
export function toVoicemailMessage(call: StoredCall): string {
  const action = call.agent.voicemail_option?.action;
  if (action?.type === "static_text") return substitute(action.text, variablesOf(call));
  return action?.type === "prompt" ? PROMPTED_MESSAGE : "";
}

/** The call as the media side needs it; the numbers are the service's documented defaults. */
export function toLiveCall(call: StoredCall): LiveCall {
  const { agent, llm } = call;
  const variables = variablesOf(call);
  const begin = llm.begin_message ?? null;
  return {
    callId: call.id,
    agentName: agent.agent_name ?? "",
    voiceId: agent.voice_id,
    voiceSpeed: agent.voice_speed ?? 1,
    startSpeaker: llm.start_speaker ?? "agent",
    beginMessage: begin === null ? null : substitute(begin, variables),
    beginMessageDelayMs: agent.begin_message_delay_ms ?? 0,
    generalPrompt: substitute(llm.general_prompt ?? "", variables),
    callerNote: variables.user_context ?? "",
    temperature: llm.model_temperature ?? 0,
    interruptionSensitivity: agent.interruption_sensitivity ?? 1,
    reminderTriggerMs: agent.reminder_trigger_ms ?? 10_000,
    reminderMaxCount: agent.reminder_max_count ?? 1,
    endCallAfterSilenceMs: agent.end_call_after_silence_ms ?? 600_000,
    maxCallDurationMs: maxDurationMs(agent),
  };
}
