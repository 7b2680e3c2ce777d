import type { FormState } from "@/lib/demo-call/form-machine";
import { policy } from "@/lib/limits/policy";

type Refused = Extract<FormState, { name: "refused" | "error" }>;
/** `sentence` is the page's own, for what the server has not said. `opens` goes before the time of the next call. */
type Words = { title: string; sentence?: string; opens?: string };

const anyCall = "The next call can be asked for";

const words: Record<string, Words> = {
  number_called: { title: "Once a day is enough.", opens: "It can be called again" },
  address_called: { title: "Once a day is enough.", opens: anyCall },
  budget_spent: { title: "That was the last call for now.", opens: anyCall },
  blocked: { title: "We will not ring that number." },
  rate_limited: { title: "A little slower, please." },
  busy: { title: "Every line is taken." },
  captcha_refused: { title: "The check said no." },
  captcha_blocked: { title: "The check did not load." },
  captcha_unavailable: { title: "The line is closed for now." },
  limits_unavailable: { title: "The line is closed for now." },
  call_gone: { title: "That call is not here any more." },
  closed_budget: {
    title: "The line is closed for now.",
    sentence: "We have called as many phones as we can afford for now. The call in the browser is open.",
    opens: anyCall,
  },
  closed_called_today: {
    title: "Once a day is enough.",
    sentence: `A call was asked for from here in the last ${policy.phoneCall.windowHours} hours, and we ring once a day.`,
    opens: anyCall,
  },
  closed_unavailable: {
    title: "The line is closed for now.",
    sentence: "Something that the phone needs is down. The call in the browser may be open.",
  },
  phone_failed: { title: "The call did not happen." },
  phone_unsettled: { title: "We are not sure that it rang." },
  in_progress: { title: "It is still being worked on." },
};

export type RefusalWords = { title: string; sentence: string; opens: string | undefined };

export function refusalWords(state: Refused): RefusalWords {
  const { title = "That did not get through.", sentence, opens } = words[state.code] ?? {};
  return { title, sentence: sentence ?? state.sentence, opens };
}

/** What can be done here but for talking in the browser; a line that opens at a known time wants nothing done. */
export function wayOn(state: Refused): "again" | "form" | "look" | undefined {
  if (state.name === "error") return "again";
  if (state.code === "closed_unavailable") return "look";
  return state.code.startsWith("closed_") ? undefined : "form";
}
