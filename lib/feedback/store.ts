import { callAsSystem, callAsUser } from "@/lib/vendors/supabase";
import type { Feedback } from "./schema";

type Answer = Pick<Feedback, "mood" | "role" | "workplace" | "keep"> & { consentVersion: string };

/** On a call of one's account. Returns whether the call is kept now; only the first answer counts. */
export async function giveMyFeedback(
  callId: string,
  answer: Answer & { isToRemember: boolean },
  accessToken: string,
): Promise<boolean> {
  return callAsUser(accessToken, "give_my_feedback", {
    ...toArguments(callId, answer),
    p_remember: answer.isToRemember,
  });
}

/** The same on a call of this browser, with an e-mail that is sealed. */
export async function giveVisitorFeedback(
  callId: string,
  answer: Answer & { emailSealed: string | undefined },
  visitorId: string,
): Promise<boolean> {
  return callAsSystem("give_visitor_feedback", {
    ...toArguments(callId, answer),
    p_visitor_id: visitorId,
    ...(answer.emailSealed !== undefined && { p_email_sealed: answer.emailSealed }),
  });
}

/** Forgets e-mail addresses older than that, and returns how many. */
export async function purgeContacts(days: number): Promise<number> {
  return callAsSystem("purge_feedback_contacts", { p_days: days });
}

function toArguments(callId: string, answer: Answer) {
  return {
    p_call_id: callId,
    p_mood: answer.mood,
    p_keep: answer.keep,
    p_consent_version: answer.consentVersion,
    ...(answer.role !== undefined && { p_role: answer.role }),
    ...(answer.workplace !== undefined && { p_workplace: answer.workplace }),
  };
}
