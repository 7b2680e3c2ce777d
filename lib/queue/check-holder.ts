import { z } from "zod";
import { AppError } from "@/lib/errors";
import type { Holder } from "./store";

/** Who asks about which ticket. Throws `not_found` for what is no ticket's id, and for a browser that we do not know. */
export function checkHolder(ticketId: string, visitorId: string | undefined): Holder {
  if (visitorId === undefined || !z.uuid().safeParse(ticketId).success) throw new AppError("not_found");
  return { ticketId, visitorId };
}
