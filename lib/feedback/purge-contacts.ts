import { policy } from "@/lib/limits/policy";
import { purgeContacts } from "./store";

/** Forgets the e-mail addresses left after calls once their days are over. Returns how many went. */
export async function purgeFeedbackContacts(): Promise<number> {
  return purgeContacts(policy.retention.contactDays);
}
