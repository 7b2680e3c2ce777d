import { expect, it } from "vitest";
import type { AgentConfig } from "./agent-schema";
import { scrubTranscript } from "./scrub";

type Pii = NonNullable<AgentConfig["pii_config"]>;
const agent = (categories: Pii["categories"]): AgentConfig => ({
  voice_id: "retell-Cimo",
  response_engine: { type: "retell-llm", llm_id: "llm_1" },
  pii_config: { mode: "post_call", categories },
});
const says = (content: string) => [
  { role: "user" as const, content, words: [{ word: "x", start: 0, end: 1 }] },
];

it.each<[Pii["categories"][number], string, string]>([
  ["email", "Write to ada@example.com please.", "Write to [EMAIL] please."],
  ["phone_number", "Call (415) 555-0100 now.", "Call [PHONE_NUMBER] now."],
  ["ssn", "It is 078-05-1120.", "It is [SSN]."],
  ["date_of_birth", "Born 3/14/1962, she said.", "Born [DATE_OF_BIRTH], she said."],
  ["medical_id", "Her MRN is 00A-4411.", "Her MRN is [MEDICAL_ID]."],
  ["person_name", "I saw Mrs. Alba Reyes today.", "I saw Mrs. [PERSON_NAME] today."],
  ["address", "At 12 Old Mill Road again.", "At [ADDRESS] again."],
])("hides %s and the word times that would tell", (category, text, expected) => {
  expect(scrubTranscript(agent([category]), says(text))).toEqual([
    { role: "user", content: expected, words: [] },
  ]);
});

it("leaves other categories and clean utterances as they are", () => {
  const talk = says("Call 415-555-0100.");
  expect(scrubTranscript(agent(["email"]), talk)).toEqual(talk);
  expect(scrubTranscript(agent([]), talk)).toBeUndefined();
});
