// @vitest-environment happy-dom
import { cleanup, render, screen, within } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import type { Check } from "@/lib/ops/check";
import { toStandings } from "@/lib/ops/checks/dependencies";
import type { OpsCall } from "@/lib/ops/schema";
import { CallStory } from "./call-story";
import { ChartPart } from "./chart-part";
import { DataTable } from "./data-table";
import { Glance } from "./glance";

afterEach(cleanup);

const check = (name: string, state: Check["state"]): Check => ({
  name,
  state,
  figure: "7",
  sentence: "So it is.",
  part: "dead-letters",
});

it("answers the page's one question first, and has trouble in words above all else", () => {
  const checks = [check("Waiting", "ok"), check("Slots", "warn"), check("Dead letters", "bad")];
  render(<Glance checks={checks} standings={toStandings({})} asOf="now" />);
  expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("Something is wrong.");
  expect(screen.getByText("2 of 3 checks need you.")).toBeTruthy();
  const lines = screen.getAllByRole("listitem").map((line) => line.textContent);
  expect(lines.map((line) => line?.split(".")[0])).toEqual(["WrongDead letters", "LookSlots"]);
  expect(screen.getByRole("link", { name: "See Dead letters" }).getAttribute("href")).toBe("#dead-letters");
  const names = screen.getAllByRole("term").map((term) => term.textContent);
  expect(names).toEqual(["Waiting", "Database", "Sign-in", "Limits", "Calls", "Clip files", "Clip maker"]);
});

it("calls nothing well while it is asked, and says at once what is wrong", () => {
  const asked = toStandings({});
  render(<Glance checks={[check("Waiting", "ok")]} standings={asked} asOf="now" isAsking />);
  expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("Nothing is wrong so far.");
  expect(screen.getByText(/What Doc stands on is being asked\./)).toBeTruthy();
  expect(screen.getAllByText("Not yet")).toHaveLength(6);
  cleanup();
  render(<Glance checks={[check("Slots", "bad")]} standings={asked} asOf="now" isAsking />);
  expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("Something is wrong.");
});

it("draws days as a picture that says what it shows, with the same as a table and as a file", () => {
  const days = ["2026-03-01", "2026-03-02"];
  const report = {
    from: "2026-03-01",
    to: "2026-03-02",
    counts: { refusals: [], signIns: [{ day: "2026-03-02", count: 7 }] },
  } as unknown as Parameters<typeof ChartPart>[0]["report"];
  const series = [{ name: "Sign-ins", tone: "first" as const, values: [0, 7] }];
  const { container } = render(
    <ChartPart
      title="Sign-ins"
      said="7 sign-ins."
      chart={{ days, series }}
      kind="bars"
      format={String}
      table="sign-ins"
      report={report}
    />,
  );
  const picture = screen.getByRole("img", { name: "Sign-ins, by day. 7 sign-ins." });
  expect(
    within(picture)
      .getAllByText(/./)
      .map((title) => title.textContent),
  ).toEqual(["2026-03-02 · Sign-ins: 7"]);
  expect(container.querySelector("td:last-child")?.textContent).toBe("7");
  expect(container.querySelector("summary")?.textContent).toBe("As a table: Sign-ins");
  expect(container.querySelector("a[download]")?.getAttribute("href")).toBe(
    "/api/ops/tables/sign-ins?from=2026-03-01&to=2026-03-02",
  );
});

it("lets a table be scrolled by keyboard, with figures to the right", () => {
  render(
    <DataTable
      title="Calls"
      columns={["Day", "Calls"]}
      rows={[
        ["2026-03-01", 1200],
        ["2026-03-02", null],
      ]}
    />,
  );
  expect(screen.getByRole("region", { name: "Calls, as a table" }).tabIndex).toBe(0);
  expect(screen.getAllByRole("cell").map((cell) => cell.textContent)).toEqual([
    "2026-03-01",
    "1,200",
    "2026-03-02",
    "–",
  ]);
});

const call: OpsCall = {
  callId: "call_1",
  kind: "web",
  status: "ended",
  reason: "user_hangup",
  createdAt: "2026-03-10T10:00:00Z",
  startedAt: null,
  endedAt: null,
  durationMs: 61_000,
  maxDurationSeconds: 420,
  agentVersion: 3,
  microUsd: 123_456,
  latency: { p50: 900, p95: 1800, values: [1] },
  lastEventAt: "2026-03-10T10:01:00Z",
  lookedUpAt: null,
  stopAskedAt: null,
  isKept: false,
  erasedAt: null,
  vendorErasedAt: null,
  deletedAt: null,
  hasTranscript: true,
  hasRecording: false,
  deliveries: [],
  settlement: {
    phone: null,
    web: { claimedAt: "2026-03-10T10:00:00Z", seconds: 420, settledSeconds: 61 },
    slot: null,
    wait: null,
  },
};
const delivery = {
  id: 1,
  event: "call_ended",
  rank: 20,
  receivedAt: "2026-03-10T10:01:00Z",
  processedAt: "2026-03-10T10:01:00.040Z",
  deadAt: null,
  nextAttemptAt: "2026-03-10T10:01:00Z",
  attempts: 1,
  cause: null,
  hasFacts: true,
  offered: ["duration_ms", "status"],
  changed: ["duration_ms"],
};

it("tells of a call every event, what became of it and what it changed", () => {
  const deliveries = [
    delivery,
    { ...delivery, id: 2, changed: [] },
    { ...delivery, id: 3, hasFacts: false, offered: [], changed: [] },
    { ...delivery, id: 4, processedAt: null, attempts: 2, cause: "40001" },
  ];
  render(<CallStory call={{ ...call, deliveries }} />);
  expect(screen.getAllByRole("listitem").map((item) => item.textContent?.replaceAll("\u00a0", " "))).toEqual([
    "10 Mar, 10:01:00call_ended. Taken in after 40 ms.It changed duration ms.",
    "10 Mar, 10:01:00call_ended. Taken in after 40 ms.It changed nothing that another event did not tell better.",
    "10 Mar, 10:01:00call_ended. Taken in after 40 ms.What it changed is not known any more: its facts are erased.",
    "10 Mar, 10:01:00call_ended. Put off after 2 tries (40001); next at 10 Mar, 10:01:00.It has changed nothing yet; it tells of duration ms, status.",
  ]);
  expect(screen.getByText("p50 900 ms, p95 1.8 s")).toBeTruthy();
  expect(screen.getByText("7 min claimed 10 Mar, 10:00:00, 1 min counted")).toBeTruthy();
});
