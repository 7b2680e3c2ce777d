import type { CallListItem } from "@/types/call";
import type { Asker } from "@/types/identity";
import { getLastVisitorCall } from "./store";

/** The last call of this browser that no account has taken in, if it made one. */
export async function getLastCall({ visitorId }: Asker): Promise<CallListItem | undefined> {
  return visitorId ? getLastVisitorCall(visitorId) : undefined;
}
