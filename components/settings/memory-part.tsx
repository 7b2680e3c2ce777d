"use client";

import { useRef } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { useFocusWhenLost } from "@/components/ui/use-focus-when-lost";
import { policy } from "@/lib/limits/policy";
import { SavedLine } from "./saved-line";
import { ToldList } from "./told-list";
import type { SettingsState } from "./use-settings";

/** Whether Doc is told of earlier talks, what that would be now, and a way to be rid of it. */
export function MemoryPart({ settings, context, busy, outcome, save, clearMemory }: SettingsState) {
  const hasSomething = context.summaries.length > 0;
  const canRemember = settings.keepCalls || hasSomething || !settings.remember;
  const last = useRef<HTMLDivElement>(null);
  useFocusWhenLost(last, outcome?.part === "memory" && !hasSomething);
  return (
    <div className="space-y-3">
      <Checkbox
        role="switch"
        label="Doc may pick up where we left off"
        hint={
          canRemember
            ? `When you call, Doc is told the summaries of your last ${policy.memory.summaries} kept calls, may open with what the last one was about, and learns nothing else about them.`
            : "Only kept calls can be remembered, and none of yours is. Keep your new calls to switch this on."
        }
        checked={settings.remember && canRemember}
        disabled={!canRemember}
        onChange={(event) => save("remember", { remember: event.target.checked })}
      />
      <SavedLine part="remember" outcome={outcome} />
      <h3 className="pt-2 font-medium">What Doc would be told now</h3>
      <ToldList context={context} />
      <div className="flex flex-wrap items-center gap-x-5 gap-y-2 pt-2">
        {hasSomething ? (
          <Button kind="quiet" loading={busy === "memory"} onClick={clearMemory}>
            Make Doc forget this
          </Button>
        ) : null}
        <div ref={last} tabIndex={-1} className="outline-none">
          <SavedLine part="memory" outcome={outcome} />
        </div>
      </div>
    </div>
  );
}
