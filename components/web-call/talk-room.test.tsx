// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { AppRouterContext } from "next/dist/shared/lib/app-router-context.shared-runtime";
import { StrictMode } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { TalkRoom } from "./talk-room";

type Ask = { grant: () => void; refuse: (name: string, message?: string) => void };
let asks: Ask[] = [];
let stopped = 0;
let requests: string[] = [];
/** What our server has not answered yet, until the test is over. */
const unanswered: (() => void)[] = [];
const noAnswer = () =>
  new Promise<Response>((_, reject) => unanswered.push(() => reject(new TypeError("The page has gone."))));
let answer: () => Promise<Response> = noAnswer;
let permission: PermissionState = "prompt";
const permissionStatus = new EventTarget();
const pushed: string[] = [];

const stream = () => ({ getTracks: () => [{ stop: () => stopped++ }], getAudioTracks: () => [] });

/** A browser's microphone as far as the room looks at it; each question waits for the test's answer. */
function giveBrowser(isSecure: boolean) {
  const devices = Object.assign(new EventTarget(), {
    enumerateDevices: async () => [],
    getUserMedia: () =>
      new Promise((resolve, reject) => {
        asks.push({
          grant: () => resolve(stream()),
          refuse: (name, message = "") => reject(new DOMException(message, name)),
        });
      }),
  });
  Object.defineProperty(navigator, "mediaDevices", { value: devices, configurable: true });
  Object.defineProperty(navigator, "permissions", {
    value: {
      query: async () =>
        Object.defineProperty(permissionStatus, "state", { get: () => permission, configurable: true }),
    },
    configurable: true,
  });
  vi.stubGlobal("isSecureContext", isSecure);
  vi.stubGlobal("RTCPeerConnection", class {});
  vi.stubGlobal("fetch", (path: string) => {
    requests.push(path);
    return answer();
  });
}

const router = {
  push: (path: string) => void pushed.push(path),
  back: () => undefined,
  forward: () => undefined,
  refresh: () => undefined,
  replace: () => undefined,
  prefetch: () => undefined,
} as never;

async function enter() {
  render(
    <StrictMode>
      <AppRouterContext value={router}>
        <TalkRoom timeLeft="Up to 7 minutes." keptHours={24} />
      </AppRouterContext>
    </StrictMode>,
  );
  await settle();
}

const settle = () => act(async () => void (await new Promise((resolve) => setTimeout(resolve, 0))));
const button = (name: string) => screen.getByRole("button", { name });
const ask = () => {
  const last = asks.at(-1);
  if (!last) throw new Error("the microphone was not asked for");
  return last;
};

beforeEach(() => {
  asks = [];
  requests = [];
  pushed.length = 0;
  stopped = 0;
  permission = "prompt";
  answer = noAnswer;
  sessionStorage.clear();
  giveBrowser(true);
});
afterEach(() => {
  cleanup();
  for (const giveUp of unanswered.splice(0)) giveUp();
  vi.unstubAllGlobals();
});

describe("before the call", () => {
  it("names the AI and the recording, and asks for nothing yet", async () => {
    await enter();
    expect(screen.getByText(/Doc is an AI\. The call is recorded/)).toBeDefined();
    expect(asks).toEqual([]);
    expect(requests).toEqual([]);
  });

  it("says at once where a microphone is impossible", async () => {
    vi.unstubAllGlobals();
    giveBrowser(false);
    await enter();
    expect(await screen.findByText("This address cannot use a microphone")).toBeDefined();
  });

  it("offers the last call of this tab", async () => {
    sessionStorage.setItem("doc.lastCall", "call_7");
    await enter();
    const link = screen.getByRole("link", { name: "Your last call is here" });
    expect(link.getAttribute("href")).toBe("/calls/call_7");
  });
});

describe("pressing the button", () => {
  it("answers in the click itself, with the microphone asked for and a way back", async () => {
    await enter();
    fireEvent.click(button("Talk to Doc"));
    expect(asks).toHaveLength(1);
    expect(screen.getByRole("heading").textContent).toBe("Your microphone first");
    expect(button("Cancel")).toBeDefined();
    expect(requests).toEqual([]);
  });

  it("creates one call, and only after the microphone is granted", async () => {
    await enter();
    fireEvent.click(button("Talk to Doc"));
    ask().grant();
    await settle();
    await vi.waitFor(() => expect(requests).toEqual(["/api/retell/create-call"]), 10_000);
    expect(screen.getByRole("heading").textContent).toBe("Calling Doc");
  });

  it("shows the server's own sentence when it refuses, and tries again on a press", async () => {
    const body = {
      error: "You have talked as long as one may.",
      code: "usage_spent",
      requestId: "r",
      retryAfterSeconds: 60,
    };
    answer = async () => Response.json(body, { status: 429 });
    await enter();
    fireEvent.click(button("Talk to Doc"));
    ask().grant();
    await settle();
    expect(await screen.findByText(/as long as one may\. You can try again in 1 minute/)).toBeDefined();
    expect(stopped).toBe(1);
    fireEvent.click(button("Try again"));
    expect(asks).toHaveLength(2);
  });

  it("cancels quietly with Escape, and lets go of a microphone that is granted too late", async () => {
    await enter();
    fireEvent.click(button("Talk to Doc"));
    fireEvent.keyDown(document.body, { key: "Escape" });
    expect(screen.getByRole("heading").textContent).toBe("Stopped before it began");
    ask().grant();
    await settle();
    expect(stopped).toBe(1);
    expect(requests).toEqual([]);
    expect(pushed).toEqual([]);
  });

  it("goes quiet when the page is left in the middle", async () => {
    await enter();
    fireEvent.click(button("Talk to Doc"));
    cleanup();
    ask().grant();
    await settle();
    expect(stopped).toBe(1);
    expect(requests).toEqual([]);
  });
});

describe("without a microphone", () => {
  it("gives the browser's own steps, puts the focus on what happened, and notices by itself", async () => {
    await enter();
    button("Talk to Doc").focus();
    fireEvent.click(button("Talk to Doc"));
    permission = "denied";
    ask().refuse("NotAllowedError", "Permission denied");
    await settle();
    expect((await screen.findByRole("alert")).textContent).toContain(
      "Your microphone is blocked for this page",
    );
    expect(document.activeElement?.textContent).toBe("Doc needs to hear you");
    permission = "granted";
    act(() => void permissionStatus.dispatchEvent(new Event("change")));
    await settle();
    expect(await screen.findByRole("button", { name: "Talk to Doc" })).toBeDefined();
    expect(asks).toHaveLength(1);
  });

  it.each([
    ["NotFoundError", "We cannot find a microphone"],
    ["NotReadableError", "Something else is holding your microphone"],
  ])("tells %s in plain words and makes no call", async (name, title) => {
    await enter();
    fireEvent.click(button("Talk to Doc"));
    ask().refuse(name);
    await settle();
    expect((await screen.findByRole("alert")).textContent).toContain(title);
    expect(requests).toEqual([]);
  });
});
