import type { AgentConfig } from "./agent-schema";
import type { Utterance } from "./media/contract";

type Category = NonNullable<AgentConfig["pii_config"]>["categories"][number];

const name = "[A-Z][a-z]+(?: [A-Z][a-z]+)?";
const patterns: Partial<Record<Category, RegExp>> = {
  email: /\S+@\S+\.\w+|\b\w+ at \w+ dot (?:com|org|net|edu)\b/gi,
  ssn: /\b\d{3}-\d{2}-\d{4}\b/g,
  credit_card: /\b\d(?:[ -]?\d){12,15}\b/g,
  date_of_birth: /\b\d{1,2}[/-]\d{1,2}[/-](?:\d{4}|\d{2})\b/g,
  phone_number: /\+?\(?\d(?:[\s().-]*\d){9,10}\b/g,
  medical_id: /(?<=\b(?:MRN|record number|chart number)\W+(?:is\s+)?)[\w-]*\d[\w-]*/gi,
  pin: /(?<=\bpin\W+(?:is\s+)?)\d{4,6}\b/gi,
  password: /(?<=\bpassword\W+(?:is\s+)?)\S+/gi,
  address: /\b\d+ (?:[A-Z]\w+ )+(?:Street|St|Avenue|Ave|Road|Rd|Lane|Drive|Boulevard)\b/g,
  person_name: new RegExp(
    `(?<=\\b(?:[Mm]y name is|[Tt]his is|Dr\\.?|Doctor|Mr\\.?|Mrs\\.?|Ms\\.?) )${name}`,
    "g",
  ),
};

/**
 * The transcript without personal data of the agent's categories, by plain patterns where the service uses a model;
 * undefined when the agent asks for none. A changed utterance loses its words, which would give away what it hides.
 */
export function scrubTranscript(agent: AgentConfig, transcript: Utterance[]): Utterance[] | undefined {
  const wanted = agent.pii_config?.categories ?? [];
  if (wanted.length === 0) return undefined;
  const chosen = Object.entries(patterns).filter(([category]) => wanted.some((one) => one === category));
  return transcript.map((utterance) => {
    const content = chosen.reduce(
      (text, [category, pattern]) => text.replace(pattern, `[${category.toUpperCase()}]`),
      utterance.content,
    );
    return content === utterance.content ? utterance : { ...utterance, content, words: [] };
  });
}
