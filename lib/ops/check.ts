import type { Health } from "@/lib/health/health";
import type { ReportedClip } from "@/types/clip";
import type { OpsLimits } from "./limits";
import type { OpsReport } from "./schema";

export type State = "ok" | "warn" | "bad";
export type Check = {
  name: string;
  state: State;
  /** What it comes to, to be read from afar. */
  figure: string;
  sentence: string;
  /** The part of the page that says more, and where something can be done about it. */
  part?: "silent" | "dead-letters" | "reported-clips" | "days" | "failures" | "failed-clips";
};
/** What has answered of all that the app stands on. */
export type HealthChecks = Partial<Health["checks"]>;
export type Given = {
  report: OpsReport;
  reported: readonly ReportedClip[];
  limits: OpsLimits;
  nowMs: number;
};
type Edges = { warn: number; bad: number };

/** The state of a figure that is worse the higher it is. */
export const stateAt = (value: number, { warn, bad }: Edges): State =>
  value >= bad ? "bad" : value >= warn ? "warn" : "ok";

export const worst = (...states: State[]): State =>
  states.includes("bad") ? "bad" : states.includes("warn") ? "warn" : "ok";

/** 0 for what never was, and for what another clock puts into the future. */
export const secondsSince = (iso: string | null, nowMs: number) =>
  iso === null ? 0 : Math.max(0, (nowMs - Date.parse(iso)) / 1000);
