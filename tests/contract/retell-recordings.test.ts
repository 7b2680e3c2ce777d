import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { silentWav } from "../fixtures/retell/fake-media";
import { createAgent, removeFolder, type Stand, startStand } from "../fixtures/retell/harness";

let stand: Stand;

beforeEach(async () => {
  stand = await startStand();
});
afterEach(async () => {
  await stand.close();
  removeFolder(stand);
});

async function recordedCall(agent: Parameters<typeof createAgent>[1] = {}) {
  const { agent_id } = await createAgent(stand.client, agent);
  const { call_id, access_token } = await stand.client.call.createWebCall({ agent_id });
  stand.media.join(access_token);
  await stand.media.end(call_id);
  return stand.client.call.retrieve(call_id);
}

const bytes = async (response: Response) => Buffer.from(await response.arrayBuffer());

it("are public and lasting by default: both WAVs and the log", async () => {
  const call = await recordedCall();
  expect(call.recording_url).toMatch(/\/retell\/recordings\/[0-9a-f]{64}\/recording\.wav$/);
  expect(call.recording_multi_channel_url).toMatch(/\/recording_multichannel\.wav$/);
  stand.context.clock.advance(30 * 86_400_000);
  const mono = await fetch(call.recording_url ?? "");
  expect(mono.headers.get("content-type")).toBe("audio/wav");
  expect(await bytes(mono)).toEqual(silentWav(1));
  expect(await bytes(await fetch(call.recording_multi_channel_url ?? ""))).toEqual(silentWav(2));
  const log = await (await fetch(call.public_log_url ?? "")).text();
  expect(log).toContain("call ended: user_hangup");
  expect(log).not.toContain("exhausted");
});

it.each([
  ["bytes=0-43", 206, [0, 44], "bytes 0-43/"],
  ["bytes=500-", 206, [500, 524], "bytes 500-523/"],
  ["bytes=-24", 206, [500, 524], "bytes 500-523/"],
  ["bytes=500-9999", 206, [500, 524], "bytes 500-523/"],
  ["bytes=5-2", 200, [0, 524], null],
  ["lines=1-2", 200, [0, 524], null],
] as const)("are served in ranges: %s", async (range, status, [from, to], contentRange) => {
  const call = await recordedCall();
  const response = await fetch(call.recording_url ?? "", { headers: { range } });
  expect(response.status).toBe(status);
  expect(response.headers.get("content-range")).toBe(contentRange && `${contentRange}524`);
  expect(response.headers.get("content-length")).toBe(String(to - from));
  expect(await bytes(response)).toEqual(silentWav(1).subarray(from, to));
});

it("answer 416 to a range behind the end, and 404 to a name that is not theirs", async () => {
  const call = await recordedCall();
  const url = call.recording_url ?? "";
  const beyond = await fetch(url, { headers: { range: "bytes=524-" } });
  expect([beyond.status, beyond.headers.get("content-range")]).toEqual([416, "bytes */524"]);
  expect((await fetch(url.replace("recording.wav", "other.wav"))).status).toBe(404);
  expect((await fetch(url.replace("recording.wav", "..%2f..%2fsecret"))).status).toBe(404);
  expect((await fetch(url.replace(/[0-9a-f]{64}/, "0".repeat(64)))).status).toBe(404);
});

it("are signed afresh at each look, and expire, when the agent asks for it", async () => {
  const call = await recordedCall({ opt_in_signed_url: true, signed_url_expiration_ms: 60_000 });
  const again = await stand.client.call.retrieve(call.call_id);
  const url = call.recording_url ?? "";
  expect(again.recording_url).not.toBe(url);
  expect((await fetch(url)).status).toBe(200);
  expect((await fetch(again.recording_url ?? "")).status).toBe(200);
  const [address, query] = url.split("?");
  expect((await fetch(address ?? "")).status).toBe(403);
  expect((await fetch(`${address?.replace("recording.wav", "public.log")}?${query}`)).status).toBe(403);
  const later = new URLSearchParams(query);
  later.set("Expires", String(Number(later.get("Expires")) + 1));
  expect((await fetch(`${address}?${later}`)).status).toBe(403);
  stand.context.clock.advance(60_001);
  expect((await fetch(url)).status).toBe(403);
  const fresh = await stand.client.call.retrieve(call.call_id);
  expect((await fetch(fresh.recording_url ?? "")).status).toBe(200);
});

it("are absent, and the call ends all the same, when they cannot be written", async () => {
  rmSync(join(stand.dir, "retell", "recordings"), { recursive: true });
  writeFileSync(join(stand.dir, "retell", "recordings"), "not a folder");
  const call = await recordedCall();
  expect(call).toMatchObject({ call_status: "ended", transcript: expect.any(String) });
  expect(call).not.toHaveProperty("recording_url");
});
