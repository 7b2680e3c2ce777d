import { control } from "@/components/ui/control";
import { Field } from "@/components/ui/field";
import { policy } from "@/lib/limits/policy";
import { type NoteState, useNote } from "./use-note";

const { longestNote } = policy.queue;
/** From here on the field says how much room is left. */
const nearlyFull = longestNote - 60;

const signs: Record<NoteState, string> = {
  untouched: "",
  typing: "",
  kept: "Saved. Doc reads it before the first word.",
  lost: "We could not save this. We try again as you type.",
};

/** What is on somebody's mind while they wait; Doc is given it with the call. */
export function NoteForDoc({ ticketId, firstNote }: { ticketId: string; firstNote: string | null }) {
  const { text, state, type, keep } = useNote(ticketId, firstNote);
  const room = text.length >= nearlyFull ? `${longestNote - text.length} characters left. ` : "";
  return (
    <div className="w-full">
      <Field
        label="A note for Doc"
        hint="What is on your mind? Doc gets it with your call. Leave patients’ names out."
      >
        {(wiring) => (
          <textarea
            {...wiring}
            rows={3}
            maxLength={longestNote}
            value={text}
            onChange={(event) => type(event.target.value)}
            onBlur={keep}
            className={`${control} resize-y py-3`}
          />
        )}
      </Field>
      <p className={`-mt-6 min-h-6 text-sm ${state === "lost" ? "text-live" : "text-muted"}`}>
        {room}
        <span role="status">{signs[state]}</span>
      </p>
    </div>
  );
}
