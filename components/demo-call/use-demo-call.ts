"use client";

import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import { type LookAtCall, lookAtCall, pollCall } from "@/lib/demo-call/call-poll";
import { type FormEvent, type FormState, firstFormState, reduceForm } from "@/lib/demo-call/form-machine";
import { type CaptchaClient, createCaptcha } from "@/lib/demo-call/recaptcha-client";
import { type AskForDemoCall, askForDemoCall } from "./ask-for-demo-call";
import { type AskForOffer, askForOffer } from "./ask-for-offer";
import { forgetCall, keptCall } from "./kept-call";
import { loadPhoneKit, type PhoneKit } from "./late-parts";
import { checkForm, type FormValues } from "./light-checks";
import { orderCall } from "./order-call";
import { useOffer } from "./use-offer";

export type DemoCallTools = {
  createCaptcha: (options: { siteKey: string; baseUrl: string }) => CaptchaClient;
  askForOffer: AskForOffer;
  askForDemoCall: AskForDemoCall;
  lookAtCall: LookAtCall;
};
const ownTools: DemoCallTools = { createCaptcha, askForOffer, askForDemoCall, lookAtCall };

type Options = {
  captcha: { siteKey: string; baseUrl: string };
  desk: RefObject<HTMLElement | null>;
  tools?: DemoCallTools | undefined;
};
export type DemoCall = ReturnType<typeof useDemoCall>;

/** Owns the captcha, the storage and the asking. Nothing rings but by `submit`. */
export function useDemoCall({ captcha, desk, tools = ownTools }: Options) {
  const { state, send } = useFormMachine();
  const [isTouched, setTouched] = useState(false);
  const phoneKit = useRef<PhoneKit>(undefined);
  const client = useRef<CaptchaClient>(undefined);
  const sent = useRef<FormValues>(undefined);
  const offer = useOffer({ desk, ask: tools.askForOffer, send });

  const leaving = useResuming(send);
  useFollowing(state, send, tools.lookAtCall);

  const captchaClient = () => {
    client.current ??= tools.createCaptcha(captcha);
    return client.current;
  };

  const touch = () => {
    if (client.current) return;
    setTouched(true);
    captchaClient().warm();
    void loadPhoneKit().then((kit) => {
      phoneKit.current = kit;
    });
  };

  const order = (values: FormValues) =>
    orderCall({
      values,
      captcha: captchaClient(),
      ask: tools.askForDemoCall,
      signal: leaving.current?.signal ?? AbortSignal.abort(),
      send,
    });

  const submit = (values: FormValues) => {
    touch();
    const problems = checkForm(values, phoneKit.current?.parse);
    if (Object.keys(problems).length > 0) return void send({ type: "found_wanting", problems });
    if (!send({ type: "submitted" })) return;
    sent.current = values;
    void order(values);
  };

  const tryAgain = () => {
    if (sent.current && send({ type: "submitted" })) void order(sent.current);
  };

  const backToForm = () => {
    const isOver = state.name === "ended" || (state.name === "refused" && state.code === "call_gone");
    if (isOver) forgetCall();
    // A press too: after a reload it may be the first, and what comes of it has to get the focus.
    setTouched(true);
    send({ type: "again" });
    // What was left of the line is not what it was.
    void offer.lookAgain();
  };

  return { state, send, offer, isTouched, phoneKit, touch, submit, tryAgain, backToForm };
}

/** Goes on with the call of before a reload. Gives back what is aborted when the page goes. */
function useResuming(send: (event: FormEvent) => void): RefObject<AbortController | undefined> {
  const leaving = useRef<AbortController>(undefined);
  useEffect(() => {
    const mine = new AbortController();
    leaving.current = mine;
    const call = keptCall();
    if (call) send({ type: "resumed", call });
    return () => mine.abort();
  }, [send]);
  return leaving;
}

/** The form's state, also readable between renders: a submit must not be done twice. */
function useFormMachine() {
  const [state, setState] = useState<FormState>(firstFormState);
  const latest = useRef<FormState>(firstFormState);
  /** The new state, or undefined when the event meant nothing. */
  const send = useCallback((event: FormEvent): FormState | undefined => {
    const next = reduceForm(latest.current, event);
    if (next === latest.current) return undefined;
    latest.current = next;
    setState(next);
    return next;
  }, []);
  return { state, send };
}

/** Follows the call that the state holds until the server says that no more will come. */
function useFollowing(
  state: FormState,
  send: (event: FormEvent) => FormState | undefined,
  look: LookAtCall,
): void {
  const call = "call" in state ? state.call : undefined;
  useEffect(() => {
    if (!call) return;
    const stopping = new AbortController();
    const stop = pollCall({
      look: () => look(call, stopping.signal),
      onLook: (seen) => {
        if (seen.kind === "unreachable") send({ type: "unreachable" });
        else if (seen.kind === "gone") send({ type: "gone" });
        else send({ type: "viewed", ...seen, atMs: Date.now() });
      },
    });
    return () => {
      stopping.abort();
      stop();
    };
  }, [call, look, send]);
}
