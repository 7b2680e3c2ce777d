import type { EndedHow, RoomProblem, RoomState } from "@/lib/web-call/machine";

/** A title, what it means, and what is safe. */
export type Words = { title: string; text: string };

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

const blockedNetwork =
  "Some hospital networks block calls from the browser. Nothing was recorded. Try again, or use your phone’s own connection.";

const lineProblems: Record<Extract<RoomProblem, { kind: "line" }>["why"], Words> = {
  load: {
    title: "The call did not load",
    text: "Part of this page could not be fetched. No call was made. Check your connection and try again.",
  },
  stale: {
    title: "That took too long",
    text: "The line was held for a moment and let go. Nothing was recorded. Try again.",
  },
  connect: { title: "The line did not open", text: blockedNetwork },
  timeout: { title: "The line did not open in time", text: blockedNetwork },
};

/** What the room says. `keptHours`: when a call is erased that nobody asked to keep. */
export function wordsFor(state: RoomState, keptHours: number): Words {
  switch (state.name) {
    case "checking":
    case "ready":
      return {
        title: "Doc is here",
        text: `Doc is an AI. The call is recorded and written down, for you to read afterwards, and erased after ${keptHours} hours.`,
      };
    case "waiting":
      return {
        title: "Doc is with someone",
        text: "Keep this page open. You will be told when it is your turn.",
      };
    case "connecting":
      return steps[state.step];
    case "live":
    case "reconnecting":
      return { title: "On the call with Doc", text: "" };
    case "ending":
      return { title: "Hanging up", text: "A moment." };
    case "ended":
      return endings[state.how];
    case "failed":
      return problemWords(state.problem);
  }
}

function problemWords(problem: RoomProblem): Words {
  if (problem.kind === "line") return lineProblems[problem.why];
  if (problem.kind === "refused") return { title: "Doc cannot take the call", text: refusedText(problem) };
  return { title: "Doc needs to hear you", text: "Nothing was recorded, and no call was made." };
}

function refusedText({ sentence, retryAfterSeconds }: Extract<RoomProblem, { kind: "refused" }>): string {
  return retryAfterSeconds === undefined
    ? sentence
    : `${sentence} It can be tried again ${inWords(retryAfterSeconds)}.`;
}

function inWords(seconds: number): string {
  if (seconds < 90) return `in ${seconds} seconds`;
  if (seconds < 5400) return `in ${Math.round(seconds / 60)} minutes`;
  return `in about ${Math.round(seconds / 3600)} hours`;
}

export type Speech = {
  isReconnecting: boolean;
  isMuted: boolean;
  isAgentTalking: boolean;
  hasBegun: boolean;
};

/** Who is speaking, in words. */
export function speechLine({ isReconnecting, isMuted, isAgentTalking, hasBegun }: Speech): string {
  if (isReconnecting) return "The line is unsteady. Hold on, the call is not lost.";
  if (isAgentTalking) return isMuted ? "Doc is talking. You are muted." : "Doc is talking";
  if (isMuted) return "You are muted";
  return hasBegun ? "Doc is listening" : "Doc is about to speak";
}
