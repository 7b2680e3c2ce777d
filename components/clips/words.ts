import type { ClipFormat, ClipView } from "@/types/clip";

/** `4.2 s`, `1 min 4.2 s`. */
export function toTenths(seconds: number): string {
  const tenths = Math.max(0, Math.round(seconds * 10));
  const [minutes, rest] = [Math.floor(tenths / 600), (tenths % 600) / 10];
  return minutes > 0 ? `${minutes} min ${rest.toFixed(1)} s` : `${rest.toFixed(1)} s`;
}

export const formatNames: Record<ClipFormat, string> = {
  "9:16": "Tall",
  "1:1": "Square",
  "16:9": "Wide",
};

/** How a clip stands, as part of a line. */
export function standingOf({ state, error }: Pick<ClipView, "state" | "error">): string {
  switch (state) {
    case "queued":
      return "waiting its turn";
    case "drawing":
    case "rendering":
      return "being made";
    case "ready":
      return "ready";
    case "failed":
      return error ? "came to nothing" : "failed";
    case "revoked":
      return "taken back";
  }
}

export const isInWork = ({ state }: Pick<ClipView, "state">): boolean =>
  state === "queued" || state === "drawing" || state === "rendering";

export const voiceOf = ({ isAnonymized }: Pick<ClipView, "isAnonymized">): string =>
  isAnonymized ? "voice re-created" : "your own voice";

export function daysInWords(days: number): string {
  return days === 1 ? "A day" : `${days} days`;
}

/** Where the link leads on this site, whatever the site is called. */
export const sharePathOf = (shareUrl: string): `/share/${string}` =>
  `/share/${new URL(shareUrl).pathname.split("/").at(-1) ?? ""}`;
