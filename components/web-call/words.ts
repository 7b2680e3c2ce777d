import type { EndedHow, RoomState } from "@/lib/web-call/machine";

/** A title, what it means, and what is safe. */
export type Words = { title: string; text: string };

/** Said when the words for what went wrong may be what is missing. */
export const didNotLoad: Words = {
  title: "The call did not load",
  text: "Part of this page could not be loaded. No call was made. Check your connection and try again.",
};

const steps: Record<Extract<RoomState, { name: "connecting" }>["step"], Words> = {
  microphone: { title: "Your microphone first", text: "If your browser asks, choose Allow." },
  call: { title: "Calling Doc", text: "This takes a second or two." },
  line: { title: "Opening the line", text: "Doc says the first word." },
};

const endings: Record<EndedHow, Words> = {
  asked: { title: "That was the call", text: "Fetching what was said." },
  time_up: { title: "Time is up for today", text: "Fetching what was said." },
  finished: { title: "Doc said goodbye", text: "Fetching what was said." },
  cancelled: { title: "Stopped before it began", text: "Nothing was recorded." },
  unexplained: { title: "The line closed", text: "Finding out why. What was said is kept." },
  dropped: { title: "The line dropped", text: "It was not you. What was said until then is kept." },
};

/** The line, the call itself and its problems have words of their own, which load with them. */
type SpokenState = Exclude<RoomState, { name: "waiting" | "live" | "reconnecting" | "failed" }>;

/** What the room says. `keptHours`: when a call is erased that nobody asked to keep. */
export function wordsFor(state: SpokenState, keptHours: number): Words {
  switch (state.name) {
    case "checking":
    case "ready":
      return {
        title: "Doc is here",
        text: `Doc is an AI. The call is recorded and written down, for you to read afterwards, and erased after ${keptHours} hours unless you keep it.`,
      };
    case "connecting":
      return steps[state.step];
    case "ending":
      return { title: "Hanging up", text: "A moment." };
    case "ended":
      return endings[state.how];
  }
}
