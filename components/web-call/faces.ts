import type { LampState } from "@/components/site/lamp";
import type { ButtonKind } from "@/components/ui/button";
import type { RoomStateName } from "@/lib/web-call/machine";

/** What the room's one main button is in each state, and which parts of the call are there. */
export type Face = {
  lamp: LampState;
  button: { label: string; kind: ButtonKind; does: "press" | "end"; isBusy: boolean };
  isOnCall: boolean;
};

export const faces: Record<RoomStateName, Face> = {
  checking: {
    lamp: "dimmed",
    button: { label: "Talk to Doc", kind: "lamp", does: "press", isBusy: true },
    isOnCall: false,
  },
  waiting: {
    lamp: "dimmed",
    button: { label: "Try again", kind: "lamp", does: "press", isBusy: false },
    isOnCall: false,
  },
  ready: {
    lamp: "idle",
    button: { label: "Talk to Doc", kind: "lamp", does: "press", isBusy: false },
    isOnCall: false,
  },
  connecting: {
    lamp: "dimmed",
    button: { label: "Cancel", kind: "quiet", does: "end", isBusy: false },
    isOnCall: false,
  },
  live: {
    lamp: "listening",
    button: { label: "End call", kind: "live", does: "end", isBusy: false },
    isOnCall: true,
  },
  reconnecting: {
    lamp: "dimmed",
    button: { label: "End call", kind: "live", does: "end", isBusy: false },
    isOnCall: true,
  },
  ending: {
    lamp: "dimmed",
    button: { label: "Ending", kind: "quiet", does: "end", isBusy: true },
    isOnCall: false,
  },
  ended: {
    lamp: "dimmed",
    button: { label: "Talk again", kind: "lamp", does: "press", isBusy: false },
    isOnCall: false,
  },
  failed: {
    lamp: "off",
    button: { label: "Try again", kind: "lamp", does: "press", isBusy: false },
    isOnCall: false,
  },
};
