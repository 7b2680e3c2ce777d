// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Standing } from "@/lib/queue/standing";
import { CallMe } from "./call-me";
import { useTurnAlert } from "./use-turn-alert";

const line: Standing = {
  name: "line",
  ticketId: "t",
  place: 2,
  waitSeconds: null,
  note: null,
  isOutOfTouch: false,
};
const turn: Standing = {
  name: "turn",
  ticketId: "t",
  untilMs: Date.now() + 120_000,
  canHold: true,
  note: null,
  isOutOfTouch: false,
};

let contexts = 0;
let tones: number[] = [];
let told: string[] = [];
let permission: NotificationPermission;

/** A browser's sound and notifications as far as the page uses them. */
class FakeAudio {
  currentTime = 0;
  destination = {};
  constructor() {
    contexts++;
  }
  resume = async () => undefined;
  suspend = async () => undefined;
  createGain = () => ({
    gain: {
      setValueAtTime: () => undefined,
      linearRampToValueAtTime: () => undefined,
      exponentialRampToValueAtTime: () => undefined,
    },
    connect: () => undefined,
  });
  createOscillator = () => ({
    frequency: { value: 0 },
    connect: (next: unknown) => next,
    start: (at: number) => tones.push(at),
    stop: () => undefined,
  });
}
class FakeNotification {
  static get permission() {
    return permission;
  }
  static requestPermission = async () => {
    permission = "granted";
    return permission;
  };
  close = () => told.push("closed");
  constructor(title: string) {
    told.push(title);
  }
}

function Alerted({ standing }: { standing: Standing }) {
  useTurnAlert(standing);
  return standing.name === "line" ? <CallMe /> : null;
}

beforeEach(() => {
  tones = [];
  told = [];
  permission = "default";
  localStorage.clear();
  vi.stubGlobal("AudioContext", FakeAudio);
  vi.stubGlobal("Notification", FakeNotification);
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

it("makes no sound and asks for nothing before it is touched; then rings twice at the turn, and once a turn", async () => {
  const { rerender } = render(<Alerted standing={line} />);
  expect(contexts).toBe(0);
  fireEvent.pointerDown(document.body);
  expect(contexts).toBe(1);
  expect(tones).toEqual([]);
  rerender(<Alerted standing={turn} />);
  await vi.waitFor(() => expect(new Set(tones).size).toBe(2), 10_000);
  const struck = tones.length;
  rerender(<Alerted standing={{ ...turn, canHold: false }} />);
  await new Promise((resolve) => setTimeout(resolve, 0));
  expect(tones).toHaveLength(struck);
  expect(told).toEqual([]);
});

it("stays silent once it is switched off, in this browser and after a reload, and sounds when it is switched on", async () => {
  const { rerender, unmount } = render(<Alerted standing={line} />);
  fireEvent.click(screen.getByLabelText("Two soft notes when it is my turn"));
  rerender(<Alerted standing={turn} />);
  await new Promise((resolve) => setTimeout(resolve, 0));
  expect(tones).toEqual([]);
  unmount();
  render(<Alerted standing={line} />);
  const box = screen.getByLabelText<HTMLInputElement>("Two soft notes when it is my turn");
  expect(box.checked).toBe(false);
  fireEvent.click(box);
  await vi.waitFor(() => expect(new Set(tones).size).toBe(2), 10_000);
});

it("asks for notifications by a click alone, tells one at the turn, and takes it away when that is over", async () => {
  const { rerender } = render(<Alerted standing={line} />);
  expect(permission).toBe("default");
  fireEvent.click(screen.getByRole("button", { name: "Tell me when it is my turn" }));
  expect(await screen.findByText(/^You will get a notification/)).toBeDefined();
  rerender(<Alerted standing={turn} />);
  expect(told).toEqual(["It is your turn with Doc"]);
  rerender(<Alerted standing={{ name: "passed", why: "turn" }} />);
  expect(told).toEqual(["It is your turn with Doc", "closed"]);
});

it("goes without a notification where the browser refuses to make one", () => {
  permission = "granted";
  vi.stubGlobal(
    "Notification",
    class {
      static permission = "granted";
      constructor() {
        throw new TypeError("Illegal constructor");
      }
    },
  );
  const { rerender } = render(<Alerted standing={line} />);
  rerender(<Alerted standing={turn} />);
  expect(document.title).toBe("Your turn with Doc");
});
