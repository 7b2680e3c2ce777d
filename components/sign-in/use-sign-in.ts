"use client";

import { useEffect, useState } from "react";
import { policy } from "@/lib/limits/policy";
import { waitInWords } from "@/lib/limits/wait-words";
import { askForCode, enterCode, type Refusal } from "./ask-for-code";
import { forgetStep, keepStep, keptStep, type SentCode } from "./kept-step";

type Step = { name: "email"; email: string } | ({ name: "code" } & SentCode);
type Busy = "loading" | "sending" | "checking" | "leaving" | undefined;

export type SignInState = ReturnType<typeof useSignIn>;

/** Two steps: an address, then the code that was mailed to it. */
export function useSignIn(nextPath: string) {
  const [step, setStep] = useState<Step>({ name: "email", email: "" });
  const [busy, setBusy] = useState<Busy>("loading");
  const [problem, setProblem] = useState<string>();

  useEffect(() => {
    const kept = keptStep(Date.now(), policy.signIn.codeSeconds);
    if (kept) setStep({ name: "code", ...kept });
    setBusy(undefined);
  }, []);

  const goToCode = (email: string, resendAfterSeconds: number) => {
    const nowMs = Date.now();
    const sent = { email, sentAtMs: nowMs, resendAtMs: nowMs + resendAfterSeconds * 1000 };
    keepStep(sent);
    setStep({ name: "code", ...sent });
  };

  const send = async (given: string) => {
    const email = given.trim();
    if (!email) return setProblem("An e-mail address is needed.");
    setBusy("sending");
    setProblem(undefined);
    const answer = await askForCode(email);
    setBusy(undefined);
    if (answer.ok) return goToCode(email, answer.resendAfterSeconds);
    const wait = answer.refusal.retryAfterSeconds ?? 0;
    const hasCode = answer.refusal.code === "mail_too_often" && wait <= policy.signIn.resendSeconds;
    if (hasCode) goToCode(email, wait);
    setProblem(sentenceOf(answer.refusal));
  };

  const check = async (code: string) => {
    if (step.name !== "code" || busy) return;
    setBusy("checking");
    setProblem(undefined);
    const answer = await enterCode(step.email, code);
    if (!answer.ok) {
      setBusy(undefined);
      return setProblem(sentenceOf(answer.refusal));
    }
    forgetStep();
    setBusy("leaving");
    window.location.assign(nextPath);
  };

  const changeAddress = () => {
    forgetStep();
    setProblem(undefined);
    setStep({ name: "email", email: step.email });
  };

  return { step, busy, problem, send, check, changeAddress };
}

function sentenceOf({ sentence, retryAfterSeconds = 0 }: Refusal): string {
  return retryAfterSeconds > policy.signIn.resendSeconds
    ? `${sentence} You can ask again in ${waitInWords(retryAfterSeconds)}.`
    : sentence;
}
