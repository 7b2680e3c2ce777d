import { type CallListItem, type CallRecap, isFinal } from "@/types/call";
import { howItEnded } from "./reason";

const longestHeadline = 90;

/** What a call is called in a list: its name, else how its summary begins, else what it was. */
export function headlineOf(call: Pick<CallListItem, "title" | "summary" | "kind" | "isErased">): string {
  if (call.title) return call.title;
  if (call.summary) return beginningOf(call.summary);
  const what = call.kind === "phone" ? "A call to your phone" : "A talk in the browser";
  return call.isErased ? `${what}, erased` : what;
}

/** How it ended or stands, as part of a line. */
export function endingInWords(call: Pick<CallRecap, "status" | "reason">): string {
  if (isFinal(call.status)) return howItEnded(call);
  return call.status === "ongoing" ? "still going on" : "not begun yet";
}

function beginningOf(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  if (line.length <= longestHeadline) return line;
  const cut = line.slice(0, longestHeadline);
  const atWord = cut.lastIndexOf(" ") > longestHeadline / 2 ? cut.slice(0, cut.lastIndexOf(" ")) : cut;
  return `${atWord.replace(/[\s,;:.–-]+$/u, "").toWellFormed()} …`;
}

/** The caller's mood and tone as the analysis named them; nothing where it could not tell. */
export function toneOf({ mood, sentiment }: Pick<CallRecap, "mood" | "sentiment">): string {
  const isTold = (word: string | null) => word !== null && !/^(unclear|unknown)?$/i.test(word.trim());
  return [mood, sentiment]
    .filter(isTold)
    .map((word) => word?.trim().toLowerCase())
    .join(", ");
}
