import type { Outcome, Part } from "./use-settings";

/** What became of the last change, beside what was changed; there before it has anything to say. */
export function SavedLine({ part, outcome }: { part: Part; outcome: Outcome }) {
  const said = outcome?.part === part ? outcome : undefined;
  return (
    <p
      aria-live="polite"
      className={`min-h-6 text-sm ${said?.isSaved === false ? "text-live" : "text-fine"}`}
    >
      {said?.words}
    </p>
  );
}
