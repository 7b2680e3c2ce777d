import { type Mood, moods, type Role, roles } from "@/lib/feedback/roles";

export type Draft = {
  mood: Mood | undefined;
  role: Role | "";
  workplace: string;
  email: string;
  keep: boolean;
  remember: boolean;
};

export const emptyDraft = (isKept: boolean): Draft => ({
  mood: undefined,
  role: "",
  workplace: "",
  email: "",
  keep: isKept,
  remember: false,
});

const placeOf = (callId: string) => `doc.feedback.${callId}`;

/** What was typed here, for a reload of this tab. */
export function keepDraft(callId: string, draft: Draft): void {
  try {
    sessionStorage.setItem(placeOf(callId), JSON.stringify(draft));
  } catch {
    // Private windows may refuse; then a reload starts anew.
  }
}

/** As it was left, but for the ticks: only a person sets one, so no more than taking one away is remembered. */
export function keptDraft(callId: string, isKept: boolean): Draft {
  const empty = emptyDraft(isKept);
  const kept = read(callId);
  const text = (value: unknown) => (typeof value === "string" ? value : "");
  return {
    mood: moods.find((mood) => mood === kept.mood),
    role: roles.find((role) => role === kept.role) ?? "",
    workplace: text(kept.workplace),
    email: text(kept.email),
    keep: empty.keep && kept.keep !== false,
    remember: false,
  };
}

export function forgetDraft(callId: string): void {
  try {
    sessionStorage.removeItem(placeOf(callId));
  } catch {
    // A storage that is blocked holds nothing.
  }
}

function read(callId: string): Record<string, unknown> {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(placeOf(callId)) ?? "{}");
    return typeof kept === "object" && kept !== null ? { ...kept } : {};
  } catch {
    return {};
  }
}
