import { type Answer, app, cookieOf, request, sameOrigin, signature, until } from "./client";

export type AnalyzedCall = { callId: string; cookie: string };

/** A call of a browser, new or with this cookie, that has ended and been analysed, as Retell's event says it. */
export async function analyzedCall(cookie?: string): Promise<AnalyzedCall> {
  const made = await request<{ callId: string }>(app("/api/retell/create-call"), {
    body: {},
    headers: { ...sameOrigin(), ...(cookie && { cookie }) },
  });
  if (made.status !== 200) throw new Error(`create-call answered ${made.status}: ${made.text}`);
  const call = { callId: made.json.callId, cookie: cookie || cookieOf(made) };
  await tellAnalyzed(call.callId);
  await until(
    () => readCall(call),
    (answer) => answer.json.summary === "A long night.",
  );
  return call;
}

/** Retell's last word on a call. */
export function tellAnalyzed(callId: string): Promise<Answer> {
  const call = {
    call_id: callId,
    call_status: "ended",
    disconnection_reason: "user_hangup",
    transcript_object: [{ role: "user", content: "It was a long night.", words: [] }],
    recording_url: "http://127.0.0.1/recording.wav",
    call_analysis: { call_summary: "A long night." },
  };
  const body = JSON.stringify({ event: "call_analyzed", call, sent: Math.random() });
  return request(app("/api/retell-webhook"), { body, headers: signature(body) });
}

type Recap = {
  status: string;
  summary: string | null;
  transcript: unknown[];
  isErased: boolean;
  isKept: boolean;
  hasFeedback: boolean;
};

export const readCall = ({ callId, cookie }: AnalyzedCall) =>
  request<Recap>(app(`/api/calls/${callId}`), { headers: { cookie } });
