/** Why a number is not called, each in one sentence for the person who typed it. */
export const phoneProblems = {
  not_a_number: "That does not read as a phone number. Ten digits are what we need, area code first.",
  extension: "We cannot dial an extension. A number that rings you directly works.",
  not_us: "That number is outside the United States, and we call US numbers only.",
  caribbean_or_other_country:
    "That area code shares our +1 but is in another country, and we call US numbers only.",
  canada_off: "That is a Canadian number, and we call US numbers only.",
  territory_off: "That area code is in a US territory, which our line does not reach yet.",
  premium: "That is a premium number, which charges whoever calls it. We do not call those.",
  toll_free: "That is a toll-free number, and nobody carries one. Your own number works.",
  personal_500: "That is a follow-me number, which costs extra to call. Your own number works.",
  directory_or_service: "That number belongs to a public service, like 411 or 911. We do not call those.",
  fictional_555: "That number exists in films only. Your own number works.",
  unassigned_area_code: "No phone has that area code. Is there a digit off?",
  invalid: "No phone can have that number. Is there a digit off?",
} as const;

export type PhoneProblem = keyof typeof phoneProblems;
