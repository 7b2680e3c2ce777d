// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Utterance } from "@/lib/web-call/utterances";
import { CallControls } from "./call-controls";
import { CallTimer } from "./call-timer";
import { CaptionsLog } from "./captions-log";
import { useCallKeys } from "./use-call-keys";

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

function Keys({ onMute, onEnd }: { onMute: () => void; onEnd: () => void }) {
  useCallKeys({ onMute, onEnd });
  return (
    <>
      <input aria-label="field" />
      <select aria-label="list" />
      <div contentEditable suppressContentEditableWarning>
        words
      </div>
      <button type="button">elsewhere</button>
    </>
  );
}

describe("the keys", () => {
  function setUp() {
    const pressed: string[] = [];
    render(<Keys onMute={() => pressed.push("mute")} onEnd={() => pressed.push("end")} />);
    return pressed;
  }

  it("mute with M and end with Escape, from anywhere on the page", () => {
    const pressed = setUp();
    fireEvent.keyDown(document.body, { key: "m" });
    fireEvent.keyDown(document.body, { key: "M" });
    fireEvent.keyDown(screen.getByRole("button"), { key: "Escape" });
    expect(pressed).toEqual(["mute", "mute", "end"]);
  });

  it("do nothing while one types or chooses", () => {
    const pressed = setUp();
    for (const place of [
      screen.getByLabelText("field"),
      screen.getByLabelText("list"),
      screen.getByText("words"),
    ]) {
      fireEvent.keyDown(place, { key: "m" });
      fireEvent.keyDown(place, { key: "Escape" });
    }
    expect(pressed).toEqual([]);
  });

  it.each(["ctrlKey", "metaKey", "altKey", "shiftKey", "repeat"])("do nothing with %s", (held) => {
    const pressed = setUp();
    fireEvent.keyDown(document.body, { key: "m", [held]: true });
    expect(pressed).toEqual([]);
  });
});

describe("the timer", () => {
  it("shows elapsed and left, and speaks at a minute and at ten seconds only", () => {
    vi.useFakeTimers({ now: 1_000_000 });
    render(<CallTimer startedAtMs={1_000_000} maxSeconds={420} />);
    const pass = (seconds: number) => act(() => void vi.advanceTimersByTime(seconds * 1000));
    pass(90);
    expect(screen.getByRole("timer").textContent).toContain("1:30 · 5:30 left");
    expect(screen.getByRole("status").textContent).toBe("");
    pass(270);
    expect(screen.getByRole("status").textContent).toBe("One minute left.");
    pass(50);
    expect(screen.getByRole("status").textContent).toBe("Ten seconds left.");
  });
});

describe("the captions", () => {
  const line = (role: "agent" | "user", content: string): Utterance => ({
    role,
    content,
    startSeconds: undefined,
  });
  const talk = [line("agent", "Hey."), line("user", "Hi.")];

  /** happy-dom lays nothing out: the box is 100 px high, its text 500. */
  function box() {
    const log = screen.getByRole("log");
    Object.defineProperties(log, { scrollHeight: { value: 500 }, clientHeight: { value: 100 } });
    return log;
  }

  it("name who speaks, in a log that the keyboard can reach and that does not talk over Doc", () => {
    render(<CaptionsLog captions={talk} />);
    expect(screen.getAllByRole("listitem").map((item) => item.textContent)).toEqual(["DocHey.", "YouHi."]);
    expect(screen.getByRole("log").tabIndex).toBe(0);
    expect(screen.getByRole("log").getAttribute("aria-live")).toBe("off");
  });

  it("follow the newest line until one scrolls back, and again after Newest", () => {
    const { rerender } = render(<CaptionsLog captions={talk} />);
    const log = box();
    log.scrollTop = 40;
    fireEvent.scroll(log);
    rerender(<CaptionsLog captions={[...talk, line("agent", "More.")]} />);
    expect(log.scrollTop).toBe(40);
    fireEvent.click(screen.getByRole("button", { name: "Newest" }));
    expect(log.scrollTop).toBe(500);
    fireEvent.scroll(log);
    expect(screen.queryByRole("button", { name: "Newest" })).toBeNull();
  });
});

describe("the controls", () => {
  it("say their keys and what pressing does", () => {
    const pressed: string[] = [];
    const end = {
      label: "End call",
      kind: "live",
      isBusy: false,
      onPress: () => pressed.push("end"),
    } as const;
    render(<CallControls isMuted onMute={() => pressed.push("mute")} end={end} />);
    const mute = screen.getByRole("button", { name: "Unmute" });
    const hangUp = screen.getByRole("button", { name: "End call" });
    expect(mute.getAttribute("aria-keyshortcuts")).toBe("M");
    expect(hangUp.getAttribute("aria-keyshortcuts")).toBe("Escape");
    fireEvent.click(mute);
    fireEvent.click(hangUp);
    expect(pressed).toEqual(["mute", "end"]);
  });
});
