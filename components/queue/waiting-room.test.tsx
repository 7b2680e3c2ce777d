// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { StrictMode } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Ticket } from "@/lib/queue/schema";
import type { RoomEvent, RoomProblem } from "@/lib/web-call/machine";
import { isInLine } from "./ask-queue";
import { WaitingRoom } from "./waiting-room";

const ticketId = "5a2b8c1e-0000-4000-8000-000000000001";
const waiting: Ticket = {
  ticketId,
  state: "waiting",
  position: 3,
  waitSeconds: { p10: 250, p90: 410 },
  expiresAt: null,
  pollAfterMs: 30,
  canHold: false,
  note: null,
};
const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString();
const ready = (seconds: number): Partial<Ticket> => ({
  state: "ready",
  position: null,
  expiresAt: inSeconds(seconds),
  canHold: true,
});

/** What our server answers from now on; undefined: nothing. */
let ticket: Partial<Ticket> | undefined;
let requests: { method: string; path: string; body: unknown }[];
let events: RoomEvent[];
let started: number;

beforeEach(() => {
  ticket = {};
  requests = [];
  events = [];
  started = 0;
  localStorage.clear();
  document.title = "Talk to Doc";
  vi.stubGlobal("fetch", async (path: string, { method, body }: RequestInit) => {
    requests.push({ method: method ?? "", path, body: body ? JSON.parse(String(body)) : undefined });
    if (!ticket) throw new TypeError("offline");
    return Response.json({ ...waiting, ...ticket });
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const enter = (problem?: RoomProblem) =>
  render(
    <StrictMode>
      <WaitingRoom
        button={{ label: "Try again", kind: "lamp", isBusy: false, onPress: () => started++ }}
        send={(event) => events.push(event)}
        problem={problem}
        onMicrophoneFound={() => undefined}
      >
        <p>the microphone check</p>
      </WaitingRoom>
    </StrictMode>,
  );
const heading = (name: string) => screen.findByRole("heading", { level: 1, name });
const press = (name: string) => fireEvent.click(screen.getByRole("button", { name }));

it("tells the place, the wait and how it is known, aloud once, and keeps the ticket for a reload", async () => {
  enter();
  await heading("You are next but two.");
  expect(screen.getByText("3")).toBeDefined();
  expect(screen.getByText("About 4 to 7 minutes.")).toBeDefined();
  expect(screen.getByText(/how long calls have lasted/)).toBeDefined();
  await vi.waitFor(() => expect(document.title).toBe("3 in line · Doc"), 10_000);
  const aloud = "You are in line. You are next but two. The wait: about 4 to 7 minutes.";
  expect(screen.getByText(aloud).getAttribute("role")).toBe("status");
  expect(localStorage.getItem("doc.place")).toBe(ticketId);
  ticket = { position: 2 };
  await heading("You are next but one.");
  expect(screen.getByText(aloud)).toBeDefined();
});

it("keeps the note as it is typed, through the turn that comes meanwhile", async () => {
  enter();
  await heading("You are next but two.");
  const note = screen.getByLabelText<HTMLTextAreaElement>("A note for Doc");
  note.focus();
  const kept = () => requests.filter(({ method }) => method === "PUT");
  fireEvent.change(note, { target: { value: "Three codes." } });
  ticket = ready(120);
  await heading("It is your turn");
  expect(document.activeElement).toBe(note);
  expect(note.value).toBe("Three codes.");
  fireEvent.blur(note);
  expect(kept()).toEqual([
    { method: "PUT", path: `/api/queue/${ticketId}/note`, body: { note: "Three codes." } },
  ]);
  await screen.findByText(/^Saved/);
  fireEvent.change(note, { target: { value: "Three codes. Four." } });
  expect(kept()).toHaveLength(1);
  expect(screen.queryByText(/^Saved/)).toBeNull();
  await vi.waitFor(() => expect(kept()[1]?.body).toEqual({ note: "Three codes. Four." }), 10_000);
});

it("says that a note could not be saved", async () => {
  enter();
  await heading("You are next but two.");
  fireEvent.change(screen.getByLabelText("A note for Doc"), { target: { value: "x" } });
  ticket = undefined;
  fireEvent.blur(screen.getByLabelText("A note for Doc"));
  expect(await screen.findByText(/could not save this/)).toBeDefined();
  expect(await screen.findByText(/We have lost touch with our server/)).toBeDefined();
});

it("tells of the turn in the title and aloud, lights the lamp, and starts with a press", async () => {
  enter();
  await heading("You are next but two.");
  ticket = ready(120);
  await heading("It is your turn");
  await vi.waitFor(() => expect(document.title).toBe("Your turn with Doc"), 10_000);
  expect(
    screen.getByText(/^It is your turn\. You have (two minutes|1[01]0 seconds) to start\.$/),
  ).toBeDefined();
  expect(events.at(-1)).toEqual({ type: "turn_told", isTurn: true });
  expect(screen.getByRole("timer").textContent).toMatch(/^(2:00|1:5\d) left to start$/);
  expect(screen.getByRole("alert").textContent).toBe("");
  press("Start");
  expect(started).toBe(1);
});

it("warns of the end of a turn 20 s before, with the hold, which keeps the focus on Start", async () => {
  ticket = ready(15);
  enter();
  await heading("It is your turn");
  expect(screen.getByRole("alert").textContent).toContain("Hold your place for two minutes more.");
  ticket = { ...ready(135), canHold: false };
  press("Hold my place");
  expect(document.activeElement?.textContent).toBe("Start");
  expect(await screen.findByText(/held once/)).toBeDefined();
  expect(screen.getByRole("alert").textContent).toBe("");
  expect(requests.some(({ path }) => path.endsWith("/hold"))).toBe(true);
});

it("says why no call began beside the turn that is still theirs, and warns of its end out of touch too", async () => {
  ticket = ready(15);
  enter({
    kind: "refused",
    code: "voice_failed",
    sentence: "It did not answer.",
    retryAfterSeconds: undefined,
  });
  await heading("It is your turn");
  const [why, warning] = screen.getAllByRole("alert");
  expect(why?.textContent).toContain("It did not answer. Your place is kept.");
  expect(warning?.textContent).toMatch(/^Less than 20 seconds are left to start/);
  ticket = undefined;
  expect(await screen.findByText(/We have lost touch with our server/)).toBeDefined();
  expect(warning?.textContent).toMatch(/^Less than 20 seconds are left to start/);
});

it("says why no call began to whoever is on a call elsewhere, and promises no place", async () => {
  ticket = { state: "active", position: null };
  enter({
    kind: "refused",
    code: "already_talking",
    sentence: "A call is open.",
    retryAfterSeconds: undefined,
  });
  await heading("You are on the call");
  expect(screen.getByRole("alert").textContent).toBe("Doc cannot take the callA call is open.");
});

it("asks before a place is given up, and leaves the line then", async () => {
  enter();
  await heading("You are next but two.");
  press("Give up my place");
  expect(requests.some(({ method }) => method === "DELETE")).toBe(false);
  ticket = { state: "left", position: null };
  press("Yes, give it up");
  await vi.waitFor(() => expect(events.at(-1)).toEqual({ type: "line_left" }), 10_000);
  expect(localStorage.getItem("doc.place")).toBeNull();
  expect(document.title).toBe("Talk to Doc");
});

it.each([
  [{ state: "full", ticketId: null, position: null }, "The line is full", "Try again"],
  [{ state: "active", position: null }, "You are on the call", "Talk here instead"],
  [{ state: "expired", position: null }, "Your place has passed", "Take a place again"],
] as const)("has words and one way on for %j", async (answer, title, button) => {
  ticket = answer;
  enter();
  await heading(title);
  ticket = {};
  press(button);
  if (button === "Talk here instead") expect(started).toBe(1);
  else await heading("You are next but two.");
});

it("forgets a kept ticket that is over, and none because of a network that is gone", async () => {
  localStorage.setItem("doc.place", ticketId);
  expect(await isInLine(ticketId)).toBe(true);
  ticket = undefined;
  expect(await isInLine(ticketId)).toBe(false);
  expect(localStorage.getItem("doc.place")).toBe(ticketId);
  ticket = { state: "expired", position: null };
  expect(await isInLine(ticketId)).toBe(false);
  expect(localStorage.getItem("doc.place")).toBeNull();
});
