import type { ClipCheck } from "@/types/clip";

/** Whether it was proved that her own voice is not in the clip. Anything less is none. */
export function isProved({ voices, isFreeOfPhysician }: ClipCheck): boolean {
  return voices.physician === "recreated" && isFreeOfPhysician === true;
}
