import { z } from "zod";
import { callIdSchema, type ImportedCall } from "@/lib/calls/schema";
import { fromTranscriptText, fromVapiMessages } from "@/lib/clips/exchanges.legacy";
import type { CallFacts, Utterance } from "@/types/call";

/** What the database cannot hold: NUL, and half a letter. */
const text = z.string().transform((given) => given.toWellFormed().replaceAll("\0", ""));
const optional = <T extends z.ZodType>(inner: T) =>
  z.preprocess((value) => (value === null || value === "" ? undefined : value), inner.optional());
const time = optional(z.iso.datetime({ offset: true }).transform((given) => new Date(given)));
const address = optional(z.url({ protocol: /^https?$/ }).max(2000));
const number = optional(z.number());

const message = z.object({
  role: z.string(),
  message: optional(text),
  time: number,
  endTime: number,
  secondsFromStart: number,
  duration: number,
});
const words = { messages: optional(z.array(message)), transcript: optional(text) };
const recordings = { recordingUrl: address, stereoRecordingUrl: address };

/** A call as VAPI's API gives it, as far as it is read. */
const vapiCallSchema = z.object({
  id: callIdSchema,
  type: optional(z.string()),
  status: optional(z.literal("ended", "is not over yet")),
  createdAt: time,
  startedAt: time,
  endedAt: time,
  endedReason: optional(z.string()),
  cost: number,
  summary: optional(text),
  analysis: optional(z.object({ summary: optional(text) })),
  artifact: optional(z.object({ ...words, ...recordings })),
  ...words,
  ...recordings,
});
type VapiCall = z.infer<typeof vapiCallSchema>;

/** Retell's words for how a call ended, which the pages know. */
const reasons: Record<string, string | undefined> = {
  "customer-ended-call": "user_hangup",
  "assistant-ended-call": "agent_hangup",
  "assistant-said-end-call-phrase": "agent_hangup",
  "silence-timed-out": "inactivity",
  "exceeded-max-duration": "max_duration_reached",
};

/** One entry of an export as a call of ours, or a sentence that says why it is none; the sentence quotes nothing. */
export function readVapiCall(entry: unknown): ImportedCall | { id: string | undefined; reason: string } {
  const id = z.object({ id: callIdSchema }).safeParse(entry).data?.id;
  const parsed = vapiCallSchema.safeParse(entry);
  if (!parsed.success) return { id, reason: reasonOf(parsed.error) };
  const call = parsed.data;
  const madeAt = call.startedAt ?? call.createdAt;
  if (!madeAt) return { id, reason: "startedAt is missing" };
  if (call.endedAt && call.endedAt < madeAt) return { id, reason: "it ends before it starts" };
  const transcript = transcriptOf(call);
  if (transcript.length === 0) return { id, reason: "nothing is said in it that can be read" };
  return { callId: call.id, madeAt, facts: factsOf(call, transcript) };
}

function factsOf(call: VapiCall, transcript: Utterance[]): CallFacts {
  const { artifact } = call;
  const stereo = call.stereoRecordingUrl ?? artifact?.stereoRecordingUrl;
  const seconds = durationOf(call);
  return {
    kind: call.type === "webCall" ? "web" : "phone",
    status: "ended",
    reason: reasons[call.endedReason ?? ""],
    startedAt: call.startedAt,
    endedAt: call.endedAt,
    durationMs: seconds === undefined ? undefined : Math.round(seconds * 1000),
    transcript,
    recordingUrl: call.recordingUrl ?? artifact?.recordingUrl ?? stereo,
    recordingMultiChannelUrl: stereo,
    costMicroUsd: call.cost === undefined ? undefined : Math.round(call.cost * 1e6),
    summary: call.summary ?? call.analysis?.summary,
  };
}

/** From the messages, which know when things were said; from the text where there are none. */
function transcriptOf(call: VapiCall): Utterance[] {
  const { artifact, startedAt } = call;
  const durationSeconds = durationOf(call);
  const messages = [call.messages ?? [], artifact?.messages ?? []].find((list) => list.length > 0) ?? [];
  const said = fromVapiMessages(messages, { startedAtMs: startedAt?.getTime(), durationSeconds });
  if (said.length > 0) return said;
  return fromTranscriptText(call.transcript ?? artifact?.transcript ?? "", durationSeconds);
}

function durationOf({ startedAt, endedAt }: VapiCall): number | undefined {
  return startedAt && endedAt ? (endedAt.getTime() - startedAt.getTime()) / 1000 : undefined;
}

/** Only the status has a sentence of its own; the others' would quote the schema. */
function reasonOf(error: z.ZodError): string {
  const [issue] = error.issues;
  const [name] = issue?.path ?? [];
  if (!issue || name === undefined) return "it is no call";
  if (name === "id") return "a call has to have one, of letters, digits and _ . : -";
  if (name === "status") return `the call ${issue.message}`;
  return `its ${issue.path.join(".")} is not of the form that VAPI gives it`;
}
