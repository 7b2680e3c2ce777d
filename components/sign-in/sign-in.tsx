"use client";

import { CodeForm } from "./code-form";
import { EmailForm } from "./email-form";
import { useSignIn } from "./use-sign-in";

/** No password: an address, then the code from its mail. */
export function SignIn({ nextPath }: { nextPath: string }) {
  const signIn = useSignIn(nextPath);
  const { step, busy, problem } = signIn;
  return (
    <div className="mx-auto w-full max-w-page px-6 pb-14">
      <div className="grid max-w-[30rem]">
        {step.name === "email" ? (
          <EmailForm email={step.email} busy={busy} problem={problem} onSend={signIn.send} />
        ) : (
          <CodeForm
            key={step.sentAtMs}
            sent={step}
            busy={busy}
            problem={problem}
            onCheck={signIn.check}
            onResend={() => signIn.send(step.email)}
            onChangeAddress={signIn.changeAddress}
          />
        )}
      </div>
    </div>
  );
}
