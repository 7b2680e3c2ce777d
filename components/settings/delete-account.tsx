"use client";

import { type FormEvent, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { policy } from "@/lib/limits/policy";
import { settingsApi } from "./ask-for-settings";

/** Asks for one's own address, since nothing of this can be undone, and then shows the proof. */
export function DeleteAccount({ email }: { email: string }) {
  const [problem, setProblem] = useState<string>();
  const [isGoing, setIsGoing] = useState(false);
  const input = useRef<HTMLInputElement>(null);

  const refuse = (sentence: string) => {
    setProblem(sentence);
    setIsGoing(false);
    input.current?.focus();
  };
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = String(new FormData(event.currentTarget).get("confirm") ?? "").trim();
    if (typed.toLowerCase() !== email.toLowerCase()) {
      return refuse(typed === "" ? `Type ${email} to go on.` : "That is not the address of this account.");
    }
    setIsGoing(true);
    setProblem(undefined);
    const answer = await settingsApi.deleteAccount(typed);
    if (answer.ok) return window.location.assign("/settings/deleted");
    refuse(answer.failure.fields.confirm ?? answer.failure.sentence);
  };

  return (
    <form noValidate method="post" onSubmit={submit} className="max-w-[24rem]">
      <Field label="Your e-mail address, to be sure" error={problem}>
        {(wiring) => (
          <TextInput
            {...wiring}
            ref={input}
            type="email"
            name="confirm"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={policy.fields.email}
            readOnly={isGoing}
          />
        )}
      </Field>
      <Button type="submit" kind="live" loading={isGoing} className="mt-1">
        Delete my account
      </Button>
    </form>
  );
}
