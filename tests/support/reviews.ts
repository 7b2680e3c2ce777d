import type { Review } from "@/components/clips/maker";

/** A turn of half-second words, one every second from `from` on. */
export const say = (role: "agent" | "user", text: string, from: number): Review["turns"][number] => ({
  role,
  words: text.split(" ").map((word, i) => ({ word, start: from + i, end: from + i + 0.5 })),
});

/** A review of these turns and marks, of which nothing else is special. */
export const reviewOf = (part: Pick<Review, "turns" | "marks"> & Partial<Review>): Review => ({
  callId: "call_1",
  exchangeIndex: 0,
  span: { start: 0, end: 20 },
  mustAnonymize: false,
  longestSeconds: 120,
  wordsHash: "h",
  ...part,
});
