import { app, cookieOf, request, sameOrigin, signature, until } from "./client";

type Recap = { summary: string | null };
type Turn = { role: string; content: string; words: { word: string; start: number; end: number }[] };
type Recordings = { recording_url: string; recording_multi_channel_url?: string };
type Told = {
  summary?: string;
  topics?: string;
  said?: string;
  transcript?: Turn[];
  recordings?: Recordings;
};
export type ToldCall = { callId: string; cookie: string; body: string };

/** A call that is over and analysed as the test tells it; `cookie` is who makes it, a new visitor without one. */
export async function toldCall(cookie = "", told: Told = {}): Promise<ToldCall> {
  const made = await request<{ callId: string }>(app("/api/retell/create-call"), {
    body: {},
    headers: { ...sameOrigin(), ...(cookie && { cookie }) },
  });
  if (made.status !== 200) throw new Error(`create-call answered ${made.status}: ${made.text}`);
  const { callId } = made.json;
  const { summary = "A long night.", topics = "", said = "It was a long night." } = told;
  const { transcript = [{ role: "user", content: said, words: [] }] } = told;
  const { recordings = { recording_url: "http://127.0.0.1/recording.wav" } } = told;
  const now = Date.now();
  const body = JSON.stringify({
    event: "call_analyzed",
    call: {
      call_id: callId,
      call_status: "ended",
      disconnection_reason: "user_hangup",
      start_timestamp: now - 2000,
      end_timestamp: now - 1000,
      duration_ms: 1000,
      transcript_object: transcript,
      ...recordings,
      call_analysis: { call_summary: summary, custom_analysis_data: { topics } },
    },
  });
  await deliverWebhook(body);
  const owner = cookie === "" ? cookieOf(made) : [cookie, ...visitorIn(made.headers)].join("; ");
  await until(
    () => request<Recap>(app(`/api/calls/${callId}`), { headers: { cookie: owner } }),
    (answer) => answer.json.summary === summary,
  );
  return { callId, cookie: owner, body };
}

export const deliverWebhook = (body: string) =>
  request(app("/api/retell-webhook"), { body, headers: signature(body) });

/** The visitor's cookie, when an answer gave one. */
const visitorIn = (headers: Headers) =>
  headers
    .getSetCookie()
    .flatMap((line) => (line.startsWith("doc_visitor=") ? [line.split(";")[0] ?? ""] : []));
