"use client";

import type { FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { policy } from "@/lib/limits/policy";
import { SavedLine } from "./saved-line";
import type { SettingsState } from "./use-settings";

export function NameForm({ settings, busy, outcome, save }: SettingsState) {
  const isWrong = outcome?.part === "name" && !outcome.isSaved;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget).get("name") ?? "").trim();
    save("name", { displayName: name === "" ? null : name });
  };
  return (
    <form noValidate method="post" onSubmit={submit} className="max-w-[24rem]">
      <Field
        label="What Doc calls you"
        hint="Said once or twice in a call. Leave it empty and Doc does without."
        error={isWrong ? outcome.words : undefined}
      >
        {(wiring) => (
          <TextInput
            {...wiring}
            name="name"
            defaultValue={settings.displayName ?? ""}
            maxLength={policy.memory.longestName}
            autoComplete="given-name"
            spellCheck={false}
          />
        )}
      </Field>
      <div className="mt-1 flex flex-wrap items-center gap-x-5 gap-y-2">
        <Button type="submit" kind="quiet" loading={busy === "name"}>
          Save the name
        </Button>
        <SavedLine part="name" outcome={isWrong ? undefined : outcome} />
      </div>
    </form>
  );
}
