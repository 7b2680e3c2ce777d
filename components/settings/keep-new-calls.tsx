"use client";

import { Checkbox } from "@/components/ui/checkbox";
import { LocalTime } from "@/components/ui/local-time";
import { keepConsentSentences } from "@/lib/calls/keep-consent";
import { policy } from "@/lib/limits/policy";
import { SavedLine } from "./saved-line";
import type { SettingsState } from "./use-settings";

/** A standing yes to keeping, with the words that it stands for. */
export function KeepNewCalls({ settings, outcome, save }: SettingsState) {
  const { keepCalls, keptSince } = settings;
  return (
    <div className="space-y-3">
      <p>
        Unless you say otherwise, a call’s transcript and recording are erased{" "}
        {policy.retention.unconsentedHours} hours after it.
      </p>
      <Checkbox
        role="switch"
        label="Keep my new calls"
        hint="This is about calls you have yet to make. Earlier ones stay as they are: kept, or to be erased."
        checked={keepCalls}
        onChange={(event) => save("keep", { keepCalls: event.target.checked })}
      />
      <div className="rounded-md border border-line bg-surface px-5 py-4 text-sm">
        <p className="font-medium">What you say yes to, for each call you make while this is on:</p>
        <ul className="mt-2 list-disc space-y-1.5 ps-5 text-muted">
          {keepConsentSentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
        {keptSince ? (
          <p className="mt-3">
            You said yes on <LocalTime iso={keptSince} />.
          </p>
        ) : null}
      </div>
      <SavedLine part="keep" outcome={outcome} />
    </div>
  );
}
