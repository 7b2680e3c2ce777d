import { inject } from "vitest";
import { FakeBrowser } from "../../sandbox/retell/media/testing/fake-browser";
import { app, control, request, sameOrigin, until } from "./client";

type Recap = { hasRecording: boolean; transcript: { role: string }[]; isAnalyzed: boolean };
export type SpokenCall = { callId: string };

/** A call that was really held: Doc opens, the caller says each line, Doc answers; with its two-channel recording. */
export async function spokenCall(cookie: string, lines: readonly string[]): Promise<SpokenCall> {
  const made = await request<{ callId: string; accessToken: string }>(app("/api/retell/create-call"), {
    body: {},
    headers: { ...sameOrigin(), cookie },
  });
  if (made.status !== 200) throw new Error(`create-call answered ${made.status}: ${made.text}`);
  const { callId, accessToken } = made.json;
  const browser = new FakeBrowser(`${inject("sandbox").replace("http", "ws")}/retell/web-call`, accessToken);
  await browser.until("the line", () => browser.messages.some(({ type }) => type === "ready"));
  browser.openMicrophone();
  const answered = (times: number) =>
    browser.until("Doc", () => browser.events("agent_stop_talking").length >= times);
  await answered(1);
  for (const [i, text] of lines.entries()) {
    await control(`calls/${callId}/say`, { role: "user", text });
    await answered(i + 2);
  }
  browser.send({ type: "hangup" });
  await browser.until("the end", () => browser.messages.some(({ type }) => type === "ended"));
  await until(
    () => request<Recap>(app(`/api/calls/${callId}`), { headers: { cookie } }),
    ({ json }) => json.hasRecording && json.isAnalyzed && json.transcript.length > 2 * lines.length,
  );
  return { callId };
}
