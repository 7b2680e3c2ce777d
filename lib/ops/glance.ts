import { type Check, type Given, type HealthChecks, type State, worst } from "./check";
import { dependencyCheck, isAllTold } from "./checks/dependencies";
import { deadLetters, queue, silence, slots, webhooks } from "./checks/flow";
import { dayLimits, phoneBudget } from "./checks/money";
import { clips, failures, reportedClips, told, voice } from "./checks/quality";

/**
 * Whether anything is wrong now, check by check. Today's part and the week's are of the range that was read; it should hold
 * both. Without a report, what is known without the database.
 */
export function toChecks(health: HealthChecks, given: Given | undefined): Check[] {
  const standing = dependencyCheck(health);
  // What has not answered yet is not well yet: only bad news of it counts before all is told.
  const known = standing.state === "bad" || isAllTold(health) ? [standing] : [];
  if (!given) return [...known, noFigures];
  return [
    ...known,
    silence(given),
    deadLetters(given),
    webhooks(given),
    slots(given),
    queue(given),
    failures(given),
    voice(given),
    told(given),
    clips(given),
    reportedClips(given),
    phoneBudget(given),
    dayLimits(given),
  ];
}

/** The worst of them. */
export function worstOf(checks: readonly Check[]): State {
  return worst(...checks.map(({ state }) => state));
}

const noFigures: Check = {
  name: "Figures",
  state: "bad",
  figure: "None",
  sentence: "The database did not give them, so of calls, events and money nothing can be said.",
};
