// @vitest-environment happy-dom
import { RetellWebClient as Real } from "retell-client-js-sdk";
import { describe, expect, test, vi } from "vitest";
import { RetellWebClient as StandIn } from "./index";
import { addressOf } from "./token";

const accessToken = `h.${btoa(JSON.stringify({ url: "ws://127.0.0.1:9/web-call" })).replace(/=+$/, "")}.s`;

/** Every event that a client emits, in order. */
function listen(client: Real | StandIn): unknown[][] {
  const seen: unknown[][] = [];
  for (const name of ["call_started", "call_ready", "call_ended", "error", "update"]) {
    client.on(name, (...args: unknown[]) => seen.push([name, ...args]));
  }
  return seen;
}

describe.each([
  ["the real SDK", Real],
  ["the stand-in", StandIn],
])("%s", (_, Client) => {
  test("does nothing when stopped or muted before it is connected", () => {
    const client = new Client();
    const seen = listen(client);
    client.stopCall();
    client.mute();
    client.unmute();
    expect(seen).toEqual([]);
    expect(client.isAgentTalking).toBe(false);
    expect(client.analyzerComponent).toBeUndefined();
  });

  test("cannot start playback without a call", async () => {
    await expect(new Client().startAudioPlayback()).rejects.toThrow(TypeError);
  });

  test("a connect that fails resolves, says so with one string, and ends no call", async () => {
    const logged = vi.spyOn(console, "error").mockImplementation(() => undefined);
    const client = new Client();
    const seen = listen(client);
    await expect(client.startCall({ accessToken })).resolves.toBeUndefined();
    expect(seen).toEqual([["error", "Error starting call"]]);
    expect(logged).toHaveBeenCalledWith("Error starting call", expect.anything());
    logged.mockRestore();
  });
});

test("the media side's address is read from the token", () => {
  expect(addressOf(accessToken)).toBe("ws://127.0.0.1:9/web-call");
  expect(() => addressOf("eyJ.eyJzdWIiOiIxIn0.x")).toThrow();
  expect(() => addressOf("nonsense")).toThrow();
});
