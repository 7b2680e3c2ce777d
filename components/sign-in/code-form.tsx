"use client";

import { type FormEvent, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { policy } from "@/lib/limits/policy";
import type { SentCode } from "./kept-step";
import { ResendButton } from "./resend-button";
import type { SignInState } from "./use-sign-in";

const { codeLength, codeSeconds } = policy.signIn;

type CodeFormProps = {
  sent: SentCode;
  busy: SignInState["busy"];
  problem: string | undefined;
  onCheck: (code: string) => void;
  onResend: () => void;
  onChangeAddress: () => void;
};

/** Takes the digits of whatever is typed or pasted, and goes on by itself once there are enough. */
export function CodeForm({ sent, busy, problem, onCheck, onResend, onChangeAddress }: CodeFormProps) {
  const [code, setCode] = useState("");
  const input = useRef<HTMLInputElement>(null);
  const isChecking = busy === "checking" || busy === "leaving";
  useEffect(() => {
    if (isChecking) return;
    input.current?.focus();
    input.current?.select();
  }, [isChecking]);

  const enter = (text: string) => {
    const digits = text.replace(/\D/g, "").slice(0, codeLength);
    setCode(digits);
    if (digits.length === codeLength && digits !== code) onCheck(digits);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (code.length === codeLength) onCheck(code);
    else input.current?.focus();
  };

  return (
    <form
      noValidate
      method="post"
      aria-labelledby="sign-in"
      onSubmit={submit}
      className="flex animate-enter flex-col"
    >
      <h1 id="sign-in" className="voice text-2xl font-medium">
        Check your mail.
      </h1>
      <p className="mt-5 mb-8 text-muted [overflow-wrap:anywhere]">
        A code is on its way to <span className="text-text">{sent.email}</span>. It works for{" "}
        {codeSeconds / 60} minutes.
      </p>
      <Field label={`The ${codeLength} digits`} error={problem}>
        {(wiring) => (
          <TextInput
            {...wiring}
            ref={input}
            name="code"
            value={code}
            onChange={(event) => enter(event.target.value)}
            inputMode="numeric"
            autoComplete="one-time-code"
            spellCheck={false}
            readOnly={isChecking}
            className="figures text-xl tracking-[0.35em]"
          />
        )}
      </Field>
      <Button type="submit" loading={isChecking} className="mt-1 w-full text-lg">
        Sign in
      </Button>
      <div className="mt-4 flex flex-wrap justify-between gap-x-6 text-sm">
        <ResendButton resendAtMs={sent.resendAtMs} isSending={busy === "sending"} onResend={onResend} />
        <button type="button" className="link min-h-11" onClick={onChangeAddress}>
          Use another address
        </button>
      </div>
    </form>
  );
}
