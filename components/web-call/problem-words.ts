import { waitInWords } from "@/lib/limits/wait-words";
import type { RoomProblem } from "@/lib/web-call/machine";
import { didNotLoad, type Words } from "./words";

const blockedNetwork =
  "Some hospital networks block calls from the browser. Nothing was recorded. Try again, or use your phone’s own connection.";

const lineProblems: Record<Extract<RoomProblem, { kind: "line" }>["why"], Words> = {
  load: didNotLoad,
  stale: {
    title: "That took too long",
    text: "The line was held for a moment and let go. Nothing was recorded. Try again.",
  },
  connect: { title: "The line did not open", text: blockedNetwork },
  timeout: { title: "The line did not open in time", text: blockedNetwork },
};

/** What went wrong, and what is safe. */
export function problemWords(problem: RoomProblem): Words {
  if (problem.kind === "line") return lineProblems[problem.why];
  if (problem.kind === "refused") return { title: "Doc cannot take the call", text: refusedText(problem) };
  return { title: "Doc needs to hear you", text: "Nothing was recorded, and no call was made." };
}

function refusedText({ sentence, retryAfterSeconds }: Extract<RoomProblem, { kind: "refused" }>): string {
  return retryAfterSeconds === undefined
    ? sentence
    : `${sentence} You can try again in ${waitInWords(retryAfterSeconds)}.`;
}
