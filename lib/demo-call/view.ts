import type { ConsentReceipt } from "./consent";

/** What `GET /api/demo-call/{callId}` tells the page. Times are ISO; `pollAfterMs` null means that nothing more comes. */
export type DemoCallView = {
  callId: string;
  state: "calling" | "live" | "ended";
  reason: string | null;
  startedAt: string | null;
  endedAt: string | null;
  durationMs: number | null;
  captions: { role: "agent" | "user"; content: string }[];
  summary: string | null;
  consent: ConsentReceipt;
  pollAfterMs: number | null;
};

/** What `GET /api/demo-call` tells the page before anything is typed. */
export type DemoCallOffer = {
  isOpen: boolean;
  closedBecause: "budget" | "called_today" | "unavailable" | null;
  nextCallAt: string | null;
  callsLeftToday: number | null;
};
