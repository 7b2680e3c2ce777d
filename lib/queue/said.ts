import type { Standing } from "./standing";
import { leftInWords, placeInWords, waitRangeInWords } from "./wait-words";

/** What has been said aloud of one wait; nobody is read every step of a line. */
export type Said = { joinedAt: number; step: number; sentence: string };

const steps = { joined: 0, halfway: 1, next: 2, turn: 3 } as const;
/** A line shorter than this has no half that is worth a word. */
const shortest = 4;

/** What a screen reader is told: at joining, halfway, when next, and when it is their turn. The same object: nothing new. */
export function sayStanding(said: Said | undefined, standing: Standing, nowMs: number): Said | undefined {
  if (standing.name === "turn") return sayTurn(said, (standing.untilMs - nowMs) / 1000);
  if (standing.name !== "line") return undefined;
  const { place, waitSeconds } = standing;
  const where = placeInWords(place);
  if (!said || said.step === steps.turn) {
    const step = place === 1 ? steps.next : steps.joined;
    return {
      joinedAt: place,
      step,
      sentence: `You are in line. ${where} The wait: ${waitRangeInWords(waitSeconds)}.`,
    };
  }
  if (place === 1 && said.step < steps.next) return { ...said, step: steps.next, sentence: where };
  const isHalfway = said.joinedAt >= shortest && place <= said.joinedAt / 2;
  if (isHalfway && said.step < steps.halfway) {
    return { ...said, step: steps.halfway, sentence: `Half of the line is behind you. ${where}` };
  }
  return said;
}

function sayTurn(said: Said | undefined, leftSeconds: number): Said {
  if (said?.step === steps.turn) return said;
  const sentence = `It is your turn. You have ${leftInWords(leftSeconds)} to start.`;
  return { joinedAt: said?.joinedAt ?? 1, step: steps.turn, sentence };
}
