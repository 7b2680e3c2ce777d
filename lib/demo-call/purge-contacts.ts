import { policy } from "@/lib/limits/policy";
import { purgeContacts } from "./store";

/** Forgets the e-mail addresses given with demo calls after their days. Returns how many records lost theirs. */
export async function purgeDemoContacts(): Promise<number> {
  return purgeContacts(policy.phoneCall.contactDays);
}
