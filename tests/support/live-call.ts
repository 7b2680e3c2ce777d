import { FakeBrowser } from "../../sandbox/retell/media/testing/fake-browser";

export type LiveCall = { hasJoined: () => boolean; hangUp: () => Promise<void> };

/** Joins a call with a microphone that sends silence, until it is hung up. */
export async function joinCall(sandbox: string, accessToken: string): Promise<LiveCall> {
  const browser = new FakeBrowser(`${sandbox.replace("http", "ws")}/retell/web-call`, accessToken);
  const has = (type: string) => browser.messages.some((message) => message.type === type);
  await browser.until("the line", () => has("ready"));
  browser.openMicrophone();
  return {
    hasJoined: () => has("ready") && !has("ended") && !browser.isClosed,
    hangUp: async () => {
      if (!browser.isClosed) browser.send({ type: "hangup" });
      await browser.until("the end", () => has("ended") || browser.isClosed);
    },
  };
}
