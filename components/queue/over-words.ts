import type { Words } from "@/components/web-call/words";
import { policy } from "@/lib/limits/policy";
import type { Standing } from "@/lib/queue/standing";
import { stretchInWords } from "@/lib/queue/wait-words";

const { silentSeconds } = policy.queue;

/** Standing in no line: why, and what the one button does. */
export type OverStanding = Extract<Standing, { name: "passed" | "full" | "elsewhere" | "refused" }>;

const passed: Record<Extract<Standing, { name: "passed" }>["why"], Words> = {
  turn: {
    title: "Your turn has passed",
    text: "Nobody started in time, so it went to the next in line. It happens on a shift. You can take a place again, at the end.",
  },
  silence: {
    title: "Your place has passed",
    text: `We did not hear from this page for ${stretchInWords(silentSeconds)}, which happens when a phone or a computer sleeps, so the line moved on. You can take a place again.`,
  },
  unknown: {
    title: "Your place has passed",
    text: "You are not in line any more. You can take a place again.",
  },
};

/** `hadPlace`: they had one a moment ago, and have not lost it as far as anybody knows. */
export function overWords(standing: OverStanding, hadPlace: boolean): Words & { button: string } {
  switch (standing.name) {
    case "passed":
      return { ...passed[standing.why], button: "Take a place again" };
    case "full":
      return {
        title: "The line is full",
        text: "There is no place left, or none for the network that you are on, which many may share. No place was taken, and nothing of yours was spent. Try again in a while.",
        button: "Try again",
      };
    case "elsewhere":
      return {
        title: "You are on the call",
        text: "It is open in another tab or on another device of yours, and this page will notice when it is over. If there is none, it broke as it was opened: your place comes back here within a minute.",
        button: "Talk here instead",
      };
    case "refused":
      return {
        title: hadPlace ? "We could not look up your place" : "No place was taken",
        text: standing.sentence,
        button: "Try again",
      };
  }
}
