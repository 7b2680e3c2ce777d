import { afterAll, expect, test } from "vitest";
import { CallDesk } from "./testing/call-desk";
import { FakeBrowser } from "./testing/fake-browser";
import { readWav, rms, soundingStretches } from "./testing/measure";
import { callerVoice, Voices } from "./voice/voices";

const voices = new Voices();
const desk = await new CallDesk().listen();
afterAll(async () => {
  await desk.close();
  await voices.close();
});

const isTalkingOver = (browser: FakeBrowser, times: number) => () =>
  browser.events("agent_stop_talking").length >= times;

test("a spoken call: Doc opens, hears, answers, and the recording agrees with the words", async () => {
  const browser = new FakeBrowser(desk.address(), "call_full");
  await browser.until("joined", () => browser.messages.some((m) => m.type === "ready"));
  browser.openMicrophone();
  await browser.until("the first message", isTalkingOver(browser, 1));
  const said = "My inbox has four hundred messages. And nobody is covering the night shift.";
  const spoken = await voices.speak(said, { ...callerVoice, name: "en-us+m7" });
  browser.speakInto(spoken.samples);
  await new Promise((resolve) => setTimeout(resolve, (spoken.samples.length / 24_000) * 1000));
  browser.send({ type: "speech", text: said, final: true });
  await browser.until("an answer", isTalkingOver(browser, 2));
  browser.send({ type: "hangup" });
  await browser.until("the end", () => browser.messages.some((m) => m.type === "ended"));

  const { reason, result } = desk.endOf("call_full");
  expect(reason).toBe("user_hangup");
  expect(result.transcript.map((u) => u.role)).toEqual(["agent", "user", "agent"]);
  expect(result.transcript[1]?.content).toBe(said);
  const { rate, channels } = readWav(result.multiChannelWav);
  expect(rate).toBe(24_000);
  const [caller, agent] = channels;
  if (!caller || !agent) throw new Error("two channels expected");
  const worst = { agent: 0, user: 0 };
  for (const utterance of result.transcript) {
    const { own, other } =
      utterance.role === "agent" ? { own: agent, other: caller } : { own: caller, other: agent };
    const start = utterance.words[0]?.start ?? 0;
    const end = utterance.words.at(-1)?.end ?? 0;
    expect(rms(other.subarray(start * rate, end * rate))).toBe(0);
    const sound = soundingStretches(own, 1.2).find((s) => s.start < end && s.end > start);
    if (!sound) throw new Error("words without sound");
    worst[utterance.role] = Math.max(
      worst[utterance.role],
      Math.abs(sound.start - start),
      Math.abs(sound.end - end),
    );
  }
  console.info(
    "RMS",
    Math.round(rms(caller)),
    Math.round(rms(agent)),
    "worst offset ms",
    worst,
    result.latency,
  );
  expect(worst.agent).toBeLessThanOrEqual(0.15);
  expect(worst.user).toBeLessThanOrEqual(0.15);
  expect(readWav(result.monoWav).channels[0]?.length).toBe(caller.length);
});
