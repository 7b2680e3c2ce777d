/** `startSeconds` is where the first word begins, when the service told; it is what tells two equal lines apart. */
export type Utterance = { role: "agent" | "user"; content: string; startSeconds: number | undefined };

/** The utterances of an `update` frame; anything that is not one (a tool call, a broken entry) is left out. */
export function parseUpdate(frame: unknown): Utterance[] {
  if (!isRecord(frame) || !Array.isArray(frame.transcript)) return [];
  return frame.transcript.flatMap(parseUtterance);
}

function parseUtterance(item: unknown): Utterance[] {
  if (!isRecord(item) || typeof item.content !== "string") return [];
  if (item.role !== "agent" && item.role !== "user") return [];
  const content = item.content.trim();
  return content === "" ? [] : [{ role: item.role, content, startSeconds: firstStart(item.words) }];
}

function firstStart(words: unknown): number | undefined {
  const first: unknown = Array.isArray(words) ? words[0] : undefined;
  return isRecord(first) && typeof first.start === "number" ? first.start : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
