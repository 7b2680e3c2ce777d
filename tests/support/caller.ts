import { FakeBrowser } from "../../sandbox/retell/media/testing/fake-browser";
import { app, cookieOf, request, sameOrigin, until } from "./client";

export type Recap = {
  status: string;
  reason: string | null;
  summary: string | null;
  isAnalyzed: boolean;
  hasRecording: boolean;
  durationMs: number | null;
  transcript: { role: string; content: string; words: { word: string; start?: number; end?: number }[] }[];
};

/** A visitor on a call, without a browser: our own API for the call, the sandbox's media line for the rest. */
export class Caller {
  private constructor(
    readonly callId: string,
    readonly cookie: string,
    readonly line: FakeBrowser,
  ) {}

  /** As somebody new, or as whom the cookie names. */
  static async dial(cookie?: string): Promise<Caller> {
    const answer = await request<{ callId: string; accessToken: string }>(app("/api/retell/create-call"), {
      body: {},
      headers: { ...sameOrigin(), ...(cookie && { cookie }) },
    });
    if (answer.status !== 200) throw new Error(`create-call answered ${answer.status}: ${answer.text}`);
    const { callId, accessToken } = answer.json;
    const line = new FakeBrowser(addressIn(accessToken), accessToken);
    await line.until("the call", () => line.messages.length > 0);
    return new Caller(callId, cookie ?? cookieOf(answer), line);
  }

  recap() {
    return request<Recap>(app(`/api/calls/${this.callId}`), { headers: { cookie: this.cookie } });
  }

  async recapWhen(isWanted: (recap: Recap) => boolean, timeoutMs?: number): Promise<Recap> {
    return (
      await until(
        () => this.recap(),
        (answer) => isWanted(answer.json),
        timeoutMs,
      )
    ).json;
  }

  recording(headers: Record<string, string> = {}): Promise<Response> {
    return fetch(app(`/api/calls/${this.callId}/recording`), {
      headers: { cookie: this.cookie, ...headers },
    });
  }
}

/** Where the token says that its call can be joined; the stand-in of the browser SDK reads the same. */
function addressIn(accessToken: string): string {
  const payload = accessToken.split(".")[1] ?? "";
  return JSON.parse(Buffer.from(payload, "base64url").toString()).url;
}
