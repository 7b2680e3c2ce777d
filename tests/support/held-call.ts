import { FakeBrowser } from "../../sandbox/retell/media/testing/fake-browser";

export type StackAddresses = { app: string; sandbox: string };
type Recap = { hasRecording: boolean; isAnalyzed: boolean; transcript: unknown[] };

/**
 * A call that was really held: Doc opens, the caller says each line, Doc answers; with its two-channel recording. Returns
 * its id once everything about it has come.
 */
export async function heldCall(
  { app, sandbox }: StackAddresses,
  cookie: string,
  lines: readonly string[],
): Promise<string> {
  const made = await post(`${app}/api/retell/create-call`, {}, { origin: app, cookie });
  const { callId, accessToken } = made as { callId: string; accessToken: string };
  const browser = new FakeBrowser(`${sandbox.replace("http", "ws")}/retell/web-call`, accessToken);
  await browser.until("the line", () => browser.messages.some(({ type }) => type === "ready"));
  browser.openMicrophone();
  const answered = (times: number) =>
    browser.until("Doc", () => browser.events("agent_stop_talking").length >= times);
  await answered(1);
  for (const [i, text] of lines.entries()) {
    await post(`${sandbox}/control/calls/${callId}/say`, { role: "user", text });
    await answered(i + 2);
  }
  browser.send({ type: "hangup" });
  await browser.until("the end", () => browser.messages.some(({ type }) => type === "ended"));
  await whenTold(`${app}/api/calls/${callId}`, cookie, 2 * lines.length);
  return callId;
}

async function whenTold(address: string, cookie: string, utterances: number): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (Date.now() < deadline) {
    const { hasRecording, isAnalyzed, transcript } = (await (
      await fetch(address, { headers: { cookie } })
    ).json()) as Recap;
    if (hasRecording && isAnalyzed && transcript.length > utterances) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("The call was not told of within half a minute.");
}

async function post(url: string, body: unknown, headers: Record<string, string> = {}): Promise<unknown> {
  const answer = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${new URL(url).pathname} answered ${answer.status}: ${text}`);
  return text === "" ? undefined : JSON.parse(text);
}
