import { useId } from "react";
import { type Mood, moodNames, moods } from "@/lib/feedback/roles";

type MoodChoiceProps = { mood: Mood | undefined; error: string | undefined; onChoose: (mood: Mood) => void };

/** Five words, one of which fits best: a list on a phone, a row at a desk. */
export function MoodChoice({ mood, error, onChoose }: MoodChoiceProps) {
  const id = useId();
  const [headId, errorId] = [`${id}-head`, `${id}-error`];
  return (
    <div
      role="radiogroup"
      aria-labelledby={headId}
      aria-required="true"
      aria-invalid={error ? true : undefined}
      aria-describedby={error ? errorId : undefined}
    >
      <h2 id={headId} className="voice text-xl font-medium">
        How do you feel now?
      </h2>
      <div className="mt-4 grid gap-2 sm:grid-cols-[repeat(5,auto)]">
        {moods.map((one) => (
          <label
            key={one}
            className={
              "flex min-h-12 items-center gap-3 whitespace-nowrap rounded-md border border-control-line bg-surface px-3 " +
              "transition-colors duration-200 hover:border-text has-checked:border-lamp has-checked:bg-raised"
            }
          >
            <input
              type="radio"
              name="mood"
              value={one}
              checked={mood === one}
              onChange={() => onChoose(one)}
              className="size-5 shrink-0 accent-lamp"
            />
            {moodNames[one]}
          </label>
        ))}
      </div>
      <p id={errorId} aria-live="polite" className="mt-1.5 min-h-6 text-sm text-live">
        {error}
      </p>
    </div>
  );
}
