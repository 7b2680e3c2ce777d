import type { CallRecap } from "@/types/call";

type Kept = Pick<CallRecap, "isKept" | "isErased" | "createdAt">;

/** How long what was said stays: `goes` is erased in whole hours, rounded up; `going` by the next sweep. */
export type Keeping = { name: "kept" | "erased" | "going" } | { name: "goes"; hours: number };

const hourMs = 3_600_000;

export function keepingOf(call: Kept, nowMs: number, retentionHours: number): Keeping {
  if (call.isErased) return { name: "erased" };
  if (call.isKept) return { name: "kept" };
  const leftMs = Date.parse(call.createdAt) + retentionHours * hourMs - nowMs;
  return leftMs <= 0 ? { name: "going" } : { name: "goes", hours: Math.ceil(leftMs / hourMs) };
}

/** For a list: `kept`, `erased`, `goes in 5 hours`. */
export function keepingInWords(keeping: Keeping): string {
  if (keeping.name !== "goes") return keeping.name === "going" ? "being erased" : keeping.name;
  return keeping.hours === 1 ? "goes within the hour" : `goes in ${keeping.hours} hours`;
}
