import { Checkbox } from "@/components/ui/checkbox";
import { keepConsentSentences } from "@/lib/calls/keep-consent";
import type { FeedbackForm } from "./use-feedback";

type KeepChoiceProps = {
  form: FeedbackForm;
  /** In an account that has not agreed to it before, keeping may be meant for all calls to come. */
  isStandingOffered: boolean;
};

/** The decision, with what it means beside it. Ticked beforehand only where the account said so once for all its calls. */
export function KeepChoice({ form: { draft, problems, edit }, isStandingOffered }: KeepChoiceProps) {
  return (
    <div>
      <Checkbox
        name="keep"
        autoComplete="off"
        checked={draft.keep}
        onChange={({ target }) => edit({ keep: target.checked, remember: false })}
        label={<span className="font-medium">Keep this call</span>}
        hint={keepConsentSentences.join(" ")}
        error={problems.keep}
      />
      {isStandingOffered && draft.keep ? (
        <Checkbox
          name="remember"
          autoComplete="off"
          checked={draft.remember}
          onChange={({ target }) => edit({ remember: target.checked })}
          label={<span className="font-medium">Keep my calls from now on, and let Doc remember them</span>}
          hint="The same goes for each of them. You can switch either off in the settings."
          error={problems.remember}
          className="mt-2 animate-enter"
        />
      ) : null}
    </div>
  );
}
