import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { silentWav } from "../fixtures/retell/fake-media";
import { createAgent, refusal, removeFolder, startStand } from "../fixtures/retell/harness";
import { startSink } from "../fixtures/retell/webhook-sink";

const killedStand = new URL("../fixtures/retell/killed-stand.ts", import.meta.url).pathname;

describe("after the process was killed", () => {
  it("agents, versions, ended calls and recordings are there; what was live is an error without webhooks, what waited waits on", async () => {
    const dir = mkdtempSync(join(tmpdir(), "retell-"));
    const child = spawn(process.execPath, ["--import", "tsx", killedStand, dir]);
    let printed = "";
    child.stdout.on("data", (chunk) => {
      printed += chunk;
    });
    const [, signal] = await once(child, "close");
    expect(signal).toBe("SIGKILL");
    const { agentId, finished, ongoing, registered, tokens } = JSON.parse(printed);

    const stand = await startStand(dir);
    const { client } = stand;
    const agent = await client.agent.retrieve(agentId);
    expect(agent).toMatchObject({ version: 0, is_published: true, agent_name: "Doc" });
    expect((await client.llm.list()).items).toHaveLength(1);
    const ended = await client.call.retrieve(finished);
    expect(ended).toMatchObject({ call_status: "ended", transcript: expect.stringContaining("Twelve") });
    const recording = await fetch((ended.recording_url ?? "").replace(/^http:\/\/[^/]+/, stand.origin));
    expect(Buffer.from(await recording.arrayBuffer())).toEqual(silentWav(1));
    expect(await client.call.retrieve(ongoing)).toMatchObject({
      call_status: "error",
      disconnection_reason: "error_retell",
      end_timestamp: expect.any(Number),
    });
    expect(await client.concurrency.retrieve()).toMatchObject({ current_concurrency: 2 });
    expect(stand.media.join(tokens.joined)).toMatchObject({ callId: registered.joined });
    stand.context.clock.advance(30_000);
    expect(await client.call.retrieve(registered.unjoined)).toMatchObject({
      call_status: "error",
      disconnection_reason: "error_user_not_joined",
    });
    expect(await client.call.retrieve(registered.joined)).toMatchObject({ call_status: "ongoing" });
    expect(stand.vendor.state()).toMatchObject({ deliveries: [] });
    await stand.close();
    removeFolder(stand);
  });
});

describe("the folder", () => {
  it("and the secret in it are for this account alone, in a folder of an earlier version too", async () => {
    const stand = await startStand();
    const [folder, secret] = [join(stand.dir, "retell"), join(stand.dir, "retell/secret")];
    const modes = () => [folder, secret].map((path) => statSync(path).mode & 0o777);
    expect(modes()).toEqual([0o700, 0o600]);
    await stand.close();
    chmodSync(folder, 0o755);
    chmodSync(secret, 0o644);
    const again = await startStand(stand.dir);
    expect(modes()).toEqual([0o700, 0o600]);
    await again.close();
    removeFolder(again);
  });

  it("takes back a call that waited longer than a token lives, once the process is there again", async () => {
    const stand = await startStand();
    const { agent_id } = await createAgent(stand.client);
    stand.context.clock.advance(86_400_000);
    const { call_id } = await stand.client.call.createWebCall({ agent_id });
    await stand.close();
    const again = await startStand(stand.dir);
    expect((await again.client.call.retrieve(call_id)).call_status).toBe("registered");
    again.context.clock.advance(30_000);
    expect((await again.client.call.retrieve(call_id)).call_status).toBe("error");
    await again.close();
    removeFolder(again);
  });
});

describe("reset", () => {
  it("drops calls, recordings, limits, scenario and deliveries, keeps agents, and takes under 100 ms", async () => {
    const stand = await startStand();
    const sink = await startSink();
    const { client } = stand;
    const agent = await createAgent(client, { webhook_url: sink.url });
    await stand.control("/retell", { concurrencyLimit: 500 });
    const calls = [];
    for (let i = 0; i < 200; i++) {
      calls.push(await client.call.createWebCall({ agent_id: agent.agent_id }));
    }
    for (const call of calls.slice(0, 10)) stand.media.join(call.access_token);
    await sink.until(10);
    const [first] = calls;
    await stand.media.end(first?.call_id ?? "");
    await sink.until(11);
    await stand.control("/scenario", { name: "vendor-examples" });

    const times = [await timeOfReset(stand)];

    expect((await client.call.list()).items).toEqual([]);
    expect(await refusal(client.call.retrieve(first?.call_id ?? ""))).toBe(422);
    expect(stand.media.live.size).toBe(0);
    expect(await client.agent.retrieve(agent.agent_id)).toEqual(agent);
    expect(await client.concurrency.retrieve()).toMatchObject({
      concurrency_limit: 20,
      current_concurrency: 0,
    });
    stand.context.clock.advance(60_000);
    expect(stand.vendor.state()).toMatchObject({ scenario: "answered", calls: [], deliveries: [] });
    expect(sink.events().filter((event) => event !== "call_started")).toEqual(["call_ended"]);

    // The quickest of three: another process on this machine may make one slow.
    for (let round = 0; round < 2; round += 1) {
      await stand.control("/retell", { concurrencyLimit: 500 });
      const { agent_id } = agent;
      await Promise.all(Array.from({ length: 200 }, () => client.call.createWebCall({ agent_id })));
      times.push(await timeOfReset(stand));
    }
    expect(Math.min(...times)).toBeLessThan(100);
    await stand.close();
    await sink.close();
    removeFolder(stand);
  });
});

async function timeOfReset({ vendor }: Awaited<ReturnType<typeof startStand>>): Promise<number> {
  const before = performance.now();
  await vendor.reset();
  return performance.now() - before;
}
