import { expect, it } from "vitest";
import type { TicketRow } from "./schema";
import { toTicket } from "./ticket";

const row: TicketRow = {
  ticket_id: "0e3b2f5e-5a0c-4f0e-9d59-0c7c5f3d2b11",
  state: "waiting",
  place: 1,
  p10_seconds: 15,
  p90_seconds: 413,
  expires_at: null,
  can_hold: false,
  note: null,
};

it("tells how long a wait takes, and nothing of a line that has no slots at all", () => {
  expect(toTicket(row, { capacity: 1 }).waitSeconds).toEqual({ p10: 15, p90: 413 });
  expect(toTicket(row, { capacity: 0 })).toMatchObject({ position: 1, waitSeconds: null });
});
