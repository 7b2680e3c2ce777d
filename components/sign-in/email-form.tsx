"use client";

import { type FormEvent, useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { policy } from "@/lib/limits/policy";
import type { SignInState } from "./use-sign-in";

type EmailFormProps = {
  /** The address that was given before, when one comes back to change it. */
  email: string;
  busy: SignInState["busy"];
  problem: string | undefined;
  onSend: (email: string) => void;
};

export function EmailForm({ email, busy, problem, onSend }: EmailFormProps) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (problem || email) input.current?.focus();
  }, [problem, email]);

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!busy) onSend(String(new FormData(event.currentTarget).get("email") ?? ""));
  };

  return (
    <form noValidate method="post" aria-labelledby="sign-in" onSubmit={submit} className="flex flex-col">
      <h1 id="sign-in" className="voice text-2xl font-medium">
        Come back to what was said.
      </h1>
      <p className="mt-5 mb-8 text-muted">
        There is no password. We mail you a code, and the calls you made in this browser join your account.
      </p>
      <Field label="E-mail" error={problem}>
        {(wiring) => (
          <TextInput
            {...wiring}
            ref={input}
            type="email"
            name="email"
            defaultValue={email}
            autoComplete="email"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={policy.fields.email}
            readOnly={busy === "sending"}
          />
        )}
      </Field>
      <Button
        type="submit"
        disabled={busy === "loading"}
        loading={busy === "sending"}
        className="mt-1 w-full text-lg"
      >
        Mail me a code
      </Button>
      <noscript>
        <p className="mt-4 text-sm">Signing in needs JavaScript; without it no code is sent.</p>
      </noscript>
    </form>
  );
}
