import type { PhoneLeg, StoredCall } from "./call-record";
import type { Utterance } from "./media/contract";
import { recordingUrls } from "./recordings";
import { scrubTranscript } from "./scrub";
import type { RetellState } from "./state";
import { withoutNulls } from "./versions";

/** "Agent: ...\nUser: ...\n", as the service writes a transcript. */
function toTranscriptText(utterances: Utterance[]): string {
  return utterances.map((u) => `${u.role === "agent" ? "Agent" : "User"}: ${u.content}\n`).join("");
}

/** What is known of a call before it ends; `call_started` carries this much. */
export function toBasicCall(call: StoredCall) {
  return withoutNulls({
    call_id: call.id,
    call_type: call.kind,
    access_token: call.accessToken,
    agent_id: call.agentId,
    agent_version: call.agentVersion,
    agent_name: call.agent.agent_name,
    call_status: call.status,
    metadata: call.metadata,
    retell_llm_dynamic_variables: call.dynamicVariables,
    custom_attributes: call.customAttributes,
    data_storage_setting: call.storageSetting,
    opt_in_signed_url: call.signedUrls,
    start_timestamp: call.startedAtMs,
    ...(call.phone && toPhoneFields(call.phone)),
  });
}

const toPhoneFields = ({ from, to, direction, carrierId, sipHeaders }: PhoneLeg) => ({
  from_number: from,
  to_number: to,
  direction,
  telephony_identifier: { twilio_call_sid: carrierId },
  custom_sip_headers: sipHeaders,
});

// The service hangs an undocumented `metadata` on what the agent says.
const toItems = (utterances: Utterance[]) =>
  utterances.map((u) => (u.role === "agent" ? { ...u, metadata: {} } : u));

function toTranscripts(call: StoredCall, utterances: Utterance[]) {
  const items = toItems(utterances);
  const scrubbed = call.endedAtMs === undefined ? undefined : scrubTranscript(call.agent, utterances);
  return {
    transcript: toTranscriptText(utterances),
    transcript_object: items,
    transcript_with_tool_calls: items,
    ...(scrubbed && { scrubbed_transcript_with_tool_calls: toItems(scrubbed) }),
  };
}

/** Everything but transcripts, as list-calls gives it. */
export function toCallItem(state: RetellState, call: StoredCall) {
  const isStored = call.storageSetting !== "basic_attributes_only";
  return { ...toBasicCall(call), ...toOutcome(call), ...(isStored && recordingUrls(state, call)) };
}

/** Everything the API keeps. With storage opted out that is neither words nor recordings. */
export function toStoredCallBody(state: RetellState, call: StoredCall) {
  const isStored = call.storageSetting !== "basic_attributes_only";
  return {
    ...toCallItem(state, call),
    ...(isStored && call.transcript && toTranscripts(call, call.transcript)),
  };
}

/** What webhooks carry: words and recordings whatever the storage setting, and no analysis before there is one. */
export function toWebhookCall(state: RetellState, call: StoredCall) {
  return {
    ...toBasicCall(call),
    ...(call.transcript && toTranscripts(call, call.transcript)),
    ...toOutcome(call),
    ...recordingUrls(state, call),
  };
}

function toOutcome(call: StoredCall) {
  const { startedAtMs, endedAtMs } = call;
  const isOver = call.status !== "registered" && call.status !== "ongoing";
  return withoutNulls({
    end_timestamp: endedAtMs,
    duration_ms: startedAtMs !== undefined && endedAtMs !== undefined ? endedAtMs - startedAtMs : undefined,
    disconnection_reason: call.disconnectionReason,
    latency: call.latency,
    call_cost: call.cost,
    llm_token_usage: call.tokenUsage,
    // Untyped, but present in what the service sends.
    tool_calls: isOver ? [] : undefined,
    call_analysis: call.analysis,
  });
}
