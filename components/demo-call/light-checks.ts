import type { FieldProblems } from "@/lib/demo-call/form-machine";
import { policy } from "@/lib/limits/policy";
import type { PhoneKit } from "./late-parts";

export type FormValues = { name: string; phone: string; email: string; consent: boolean };

/** What a look at the form tells, so that nobody waits for the server to hear of an empty field. The server decides. */
export function checkForm(
  { name, phone, email, consent }: FormValues,
  parse?: PhoneKit["parse"],
): FieldProblems {
  const problems: FieldProblems = {};
  if (!name) problems.name = "Tell us what to call you.";
  const phoneProblem = phone ? checkPhone(phone, parse) : "A phone number is needed.";
  if (phoneProblem) problems.phone = phoneProblem;
  if (!/^\S+@\S+\.\S+$/.test(email)) {
    problems.email = email ? "That does not look like an e-mail address." : "An e-mail address is needed.";
  }
  if (!consent) problems.consent = "We only call with your consent.";
  return problems;
}

function checkPhone(phone: string, parse: PhoneKit["parse"] | undefined): string | undefined {
  const parsed = parse?.(phone, policy.phoneCall.destinations);
  return parsed?.ok === false ? parsed.sentence : undefined;
}
