import type { ClipFailure, ClipResult } from "@/types/clip";

/** What came of working on a clip; `lost` when it was no longer the worker's. */
export type Outcome =
  | { kind: "answered"; result: ClipResult }
  | { kind: "retry"; failure: ClipFailure }
  | { kind: "failed"; failure: ClipFailure }
  | { kind: "lost" };

export const retry = (failure: ClipFailure): Outcome => ({ kind: "retry", failure });
export const failed = (failure: ClipFailure): Outcome => ({ kind: "failed", failure });
