import type { Pcm } from "../sound/pcm";
import type { Roles } from "./clip-plan";
import { levelsOf, meanLevel } from "./levels";
import { join, lengthOf, widen, without } from "./spans";
import { type PlannedTurn, spansOf } from "./words";

const MIN_SPEECH_SECONDS = 0.5;
/** Between what the two channels say; bleed of -15 dB in both still leaves twice that. */
const MIN_CONTRAST_DB = 12;
/** How much louder at least its own words are in a channel than the other party's. */
const MIN_OWN_DB = 4;

/**
 * Which channel is whose, from each channel's level while either party alone speaks. Null when it cannot be told: not
 * two channels, too little speech of either, or channels that do not differ.
 */
export function detectRoles(pcm: Pcm, turns: readonly PlannedTurn[]): Roles | null {
  if (pcm.channels.length !== 2) return null;
  const [agent, user] = [join(spansOf(turns, "agent")), join(spansOf(turns, "user"))];
  const agentAlone = without(agent, widen(user, 0.1, 0.3));
  const userAlone = without(user, widen(agent, 0.1, 0.3));
  if (lengthOf(agentAlone) < MIN_SPEECH_SECONDS || lengthOf(userAlone) < MIN_SPEECH_SECONDS) return null;
  const [zero, one] = [0, 1].map((channel) => {
    const levels = levelsOf(pcm, channel);
    return meanLevel(levels, agentAlone) - meanLevel(levels, userAlone);
  });
  if (zero === undefined || one === undefined || Math.abs(zero - one) < MIN_CONTRAST_DB) return null;
  if (zero > MIN_OWN_DB && one < -MIN_OWN_DB) return { agent: 0, physician: 1 };
  if (one > MIN_OWN_DB && zero < -MIN_OWN_DB) return { agent: 1, physician: 0 };
  return null;
}
