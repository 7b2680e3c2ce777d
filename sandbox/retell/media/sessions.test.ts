import { afterAll, describe, expect, test, vi } from "vitest";
import { callerVoice, Voices } from "../../voice/voices";
import { CallDesk } from "./testing/call-desk";
import { FakeBrowser } from "./testing/fake-browser";
import { readWav, rms, soundingStretches } from "./testing/measure";

vi.setConfig({ testTimeout: 90_000 });

const voices = new Voices();
const desk = await new CallDesk().listen();
afterAll(async () => {
  await desk.close();
  await voices.close();
});

async function joined(callId: string, at = desk): Promise<FakeBrowser> {
  const browser = new FakeBrowser(at.address(), callId);
  await browser.until("joined", () => browser.messages.some((m) => m.type === "ready"));
  browser.openMicrophone();
  return browser;
}

const hasEnded = (browser: FakeBrowser) => () => browser.messages.some((m) => m.type === "ended");
const hasFinished = (browser: FakeBrowser, times: number) => () =>
  browser.events("agent_stop_talking").length >= times;
const hasBegun = (browser: FakeBrowser, times: number) => () =>
  browser.events("agent_start_talking").length >= times;

/** RMS of both channels, the largest bleed into the silent party's channel, and the largest error of a word edge. */
async function agreement(callId: string) {
  const { result } = await desk.endOf(callId);
  const { rate, channels } = readWav(result.multiChannelWav);
  const [caller, agent] = channels;
  if (!caller || !agent) throw new Error("two channels expected");
  let [bleed, offsetMs] = [0, 0];
  for (const { role, words } of result.transcript) {
    const { own, other } = role === "agent" ? { own: agent, other: caller } : { own: caller, other: agent };
    const start = words[0]?.start ?? 0;
    const end = words.at(-1)?.end ?? 0;
    bleed = Math.max(bleed, rms(other.subarray(start * rate, end * rate)));
    const sound = soundingStretches(own, 1.2).find((s) => s.start < end && s.end > start);
    if (!sound) throw new Error("words without sound");
    offsetMs = Math.max(offsetMs, Math.abs(sound.start - start) * 1000, Math.abs(sound.end - end) * 1000);
  }
  return { caller: rms(caller), agent: rms(agent), bleed, offsetMs: Math.round(offsetMs) };
}

describe.concurrent("a web call", () => {
  test("Doc opens, hears, answers, and the recording agrees with the words", async () => {
    const browser = await joined("call_full");
    await browser.until("the first message", hasFinished(browser, 1));
    const said = "My inbox has four hundred messages. And nobody is covering the night shift.";
    const spoken = await voices.speak(said, { ...callerVoice, name: "en-us+m7" });
    await browser.speak(spoken.samples);
    browser.send({ type: "speech", text: said, final: true });
    await browser.until("an answer", hasFinished(browser, 2));
    browser.send({ type: "hangup" });
    await browser.until("the end", hasEnded(browser));

    const { reason, result } = await desk.endOf("call_full");
    expect(reason).toBe("user_hangup");
    expect(result.transcript.map((u) => u.role)).toEqual(["agent", "user", "agent"]);
    expect(result.transcript[0]?.content).toBe("Hey. Long day? I've got nowhere to be.");
    expect(result.transcript[1]?.content).toBe(said);
    const seen = await agreement("call_full");
    console.info("spoken call", seen, result.latency);
    expect(seen.caller).toBeGreaterThan(300);
    expect(seen.agent).toBeGreaterThan(300);
    expect(seen.bleed).toBe(0);
    expect(seen.offsetMs).toBeLessThanOrEqual(150);
    expect(readWav(result.monoWav).rate).toBe(24_000);
    expect(result.monoWav.length - 44).toBe((result.multiChannelWav.length - 44) / 2);
    expect(result.latency).toMatchObject({
      e2e: [expect.any(Number)],
      llm: [expect.any(Number)],
      tts: [expect.any(Number)],
    });
    expect(result.latency.e2e[0]).toBeGreaterThan(500);
    expect(result.llmTokens.length).toBe(1);
  });

  test("speaking over Doc stops him, and what he did not get to say is in neither recording nor transcript", async () => {
    const { samples } = await voices.speak("Wait, wait, wait, hold on.", callerVoice);
    const browser = await joined("call_barge");
    await browser.until("Doc talking", hasBegun(browser, 1));
    await browser.speak(samples);
    await browser.until("Doc stopped", hasFinished(browser, 1));
    expect(browser.messages.some((m) => m.type === "clear")).toBe(true);
    browser.send({ type: "hangup" });
    await browser.until("the end", hasEnded(browser));
    const { result } = await desk.endOf("call_barge");
    const [opening] = result.transcript;
    expect("Hey. Long day? I've got nowhere to be.".startsWith(opening?.content ?? "?")).toBe(true);
    expect(opening?.words.length).toBeLessThan(8);
    const cutAt = opening?.words.at(-1)?.end ?? 0;
    const agent = readWav(result.multiChannelWav).channels[1];
    expect(rms(agent?.subarray((cutAt + 0.15) * 24_000) ?? new Int16Array(1))).toBe(0);
    expect(rms(agent?.subarray(0, cutAt * 24_000) ?? new Int16Array(1))).toBeGreaterThan(300);
  });

  test("typed words over a silent microphone are spoken into the caller's channel", async () => {
    const browser = await joined("call_typed");
    await browser.until("the first message", hasFinished(browser, 1));
    browser.send({ type: "text", text: "Nobody covers the weekend." });
    await browser.until("an answer", hasFinished(browser, 2));
    browser.send({ type: "hangup" });
    await browser.until("the end", hasEnded(browser));
    const { result } = await desk.endOf("call_typed");
    expect(result.transcript.map((u) => u.role)).toEqual(["agent", "user", "agent"]);
    expect(result.transcript[2]?.content.toLowerCase()).toContain("weekend");
    const seen = await agreement("call_typed");
    console.info("typed call", seen, result.latency);
    expect(seen.caller).toBeGreaterThan(300);
    expect(seen.offsetMs).toBeLessThanOrEqual(150);
    expect(seen.bleed).toBe(0);
  });

  test("say speaks for either party of a live call, and for nobody else", async () => {
    const browser = await joined("call_say");
    await browser.until("the first message", hasFinished(browser, 1));
    expect(await desk.media.say("call_say", "user", "My pager went off twice.")).toBe(true);
    await browser.until("an answer", hasFinished(browser, 2));
    expect(await desk.media.say("call_say", "agent", "And that is that.")).toBe(true);
    await browser.until("the second line", hasFinished(browser, 3));
    expect(desk.media.transcript("call_say")?.map((u) => u.role)).toEqual([
      "agent",
      "user",
      "agent",
      "agent",
    ]);
    expect(await desk.media.stop("call_say", "manual_stopped")).toBe(true);
    const { reason, result } = await desk.endOf("call_say");
    expect(reason).toBe("manual_stopped");
    expect(result.transcript.at(-1)?.content).toBe("And that is that.");
    expect(await desk.media.say("call_say", "user", "Hello?")).toBe(false);
    expect(await desk.media.stop("call_say", "manual_stopped")).toBe(false);
    expect(desk.media.transcript("call_say")).toBeUndefined();
  });

  test("words that never became final are kept where they were heard", async () => {
    const browser = await joined("call_interim");
    await browser.until("the first message", hasFinished(browser, 1));
    const { samples } = await voices.speak("It never ends.", callerVoice);
    await browser.speak(samples);
    browser.send({ type: "speech", text: "it never", final: false });
    await browser.until("the words shown", () => browser.transcript().at(-1)?.content === "it never");
    browser.send({ type: "hangup" });
    await browser.until("the end", hasEnded(browser));
    const last = (await desk.endOf("call_interim")).result.transcript.at(-1);
    expect(last?.content).toBe("it never");
    expect(last?.words.length).toBe(2);
  });

  test("a lost socket ends the call as a hang-up after a short grace", async () => {
    const browser = await joined("call_lost");
    await browser.until("Doc talking", hasBegun(browser, 1));
    browser.drop();
    expect((await desk.endOf("call_lost")).reason).toBe("user_hangup");
  });

  test("a token that the registry refuses joins nothing", async () => {
    const browser = new FakeBrowser(desk.address(), "bad");
    await browser.until("the refusal", () => browser.messages.length > 0);
    expect(browser.messages).toEqual([{ type: "refused", message: "This token is not valid." }]);
    await browser.until("the close", () => browser.isClosed);
  });

  test("the SDK's updates grow in place, show the last five utterances and say whose turn it is", async () => {
    const browser = await joined("call_updates");
    await browser.until("the first message", hasFinished(browser, 1));
    const openings = browser
      .events("update")
      .map((e) => (e.event_type === "update" ? (e.transcript[0]?.content.length ?? 0) : 0));
    expect(openings.length).toBeGreaterThan(3);
    expect(openings).toEqual([...openings].sort((a, b) => a - b));
    for (const n of [1, 2, 3]) {
      browser.send({ type: "text", text: `Thing ${n} went wrong.` });
      await browser.until("an answer", hasBegun(browser, n + 1));
    }
    browser.send({ type: "text", text: "Enough." });
    await browser.until("five", () => browser.transcript().at(-1)?.content === "Enough.");
    expect(browser.transcript().length).toBeLessThanOrEqual(5);
    const turns = browser
      .events("update")
      .flatMap((e) => (e.event_type === "update" ? (e.turntaking ?? []) : []));
    expect(turns.slice(0, 3)).toEqual(["agent_turn", "user_turn", "agent_turn"]);
    expect(desk.updates.filter((u) => u.callId === "call_updates").length).toBeGreaterThanOrEqual(4);
    browser.send({ type: "hangup" });
  });
});

test("a clock put forward past the cap ends the call there, with silence in the recording", async () => {
  const own = await new CallDesk({ maxCallDurationMs: 60_000 }).listen();
  const browser = await joined("call_cap", own);
  await browser.until("the first message", hasFinished(browser, 1));
  own.clock.advance(48_000);
  await browser.until("a goodbye", hasBegun(browser, 2));
  own.clock.advance(60_000);
  await browser.until("the end", hasEnded(browser));
  const { reason, result } = await own.endOf("call_cap");
  expect(reason).toBe("max_duration_reached");
  expect(readWav(result.multiChannelWav).channels[1]?.length).toBe(60 * 24_000);
  expect(result.transcript[1]?.words[0]?.start).toBeGreaterThan(48);
  expect(result.transcript.at(-1)?.words.every((w) => w.end <= 60)).toBe(true);
  await own.close();
});

test("a clock that is set back during a call does not break its recording", async () => {
  const own = await new CallDesk().listen();
  own.clock.advance(5000);
  const browser = await joined("call_back", own);
  await browser.until("Doc talking", hasBegun(browser, 1));
  own.clock.reset();
  await own.media.stop("call_back", "manual_stopped");
  const { result } = await own.endOf("call_back");
  expect(readWav(result.multiChannelWav).channels.length).toBe(2);
  await own.close();
});

test("twenty calls at once are paced without stalls", async () => {
  const beginMessage =
    "This is a rather long first message, said so that there is something to measure for four seconds.";
  const busy = await new CallDesk({ beginMessage }).listen();
  const browsers = await Promise.all(Array.from({ length: 20 }, (_, i) => joined(`call_${i}`, busy)));
  await Promise.all(browsers.map((b) => b.until("the first message", hasFinished(b, 1))));
  const gaps = browsers.flatMap((b) =>
    b.audioAt.slice(1).map((frame, i) => frame.at - (b.audioAt[i]?.at ?? 0)),
  );
  const lasted = browsers.map((_, i) => {
    const words = busy.media.transcript(`call_${i}`)?.[0]?.words ?? [];
    return (words.at(-1)?.end ?? 0) - (words[0]?.start ?? 0);
  });
  console.info(
    `20 calls: largest gap between frames ${Math.round(Math.max(...gaps))} ms, ${gaps.length} frames`,
  );
  expect(gaps.length).toBeGreaterThan(20 * 150);
  // The browser is kept 240 ms ahead; a longer stall would have moved the rest of a line, and stretched it.
  expect(Math.max(...lasted) - Math.min(...lasted)).toBeLessThan(0.01);
  expect(Math.max(...gaps)).toBeLessThan(400);
  await busy.close();
});
