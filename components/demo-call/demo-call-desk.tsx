"use client";

import { Suspense, useRef } from "react";
import type { FormStateName } from "@/lib/demo-call/form-machine";
import { CallForm } from "./call-form";
import "./demo-call.css";
import { CallStage } from "./late-parts";
import { type DemoCallTools, useDemoCall } from "./use-demo-call";

export type DemoCallDeskProps = {
  captcha: { siteKey: string; baseUrl: string };
  consent: { text: string; version: string };
  /** The longest that the call may last. */
  maxSeconds: number;
  /** What reaches out of the page; the tests bring their own. */
  tools?: DemoCallTools;
};

const onForm: ReadonlySet<FormStateName> = new Set(["idle", "submitting"]);
const onRefusal: ReadonlySet<FormStateName> = new Set(["refused", "error"]);

/**
 * Form and call share one place, as tall as the form, so that nothing below moves when one follows the other. A refusal
 * is a few lines to read on from: it leaves no hole where the form was.
 */
export function DemoCallDesk({ captcha, consent, maxSeconds, tools }: DemoCallDeskProps) {
  const desk = useRef<HTMLDivElement>(null);
  const call = useDemoCall({ captcha, desk, tools });
  const { state } = call;
  const isFormShown = onForm.has(state.name);
  return (
    <div ref={desk} className="grid print:hidden">
      <div
        inert={!isFormShown}
        className={`col-start-1 row-start-1 ease-enter ${onRefusal.has(state.name) ? "h-0 overflow-hidden" : ""} ${
          // It is visible at once when it comes back: what is only about to be cannot take the focus.
          isFormShown
            ? "transition-opacity duration-200"
            : "invisible opacity-0 transition-[opacity,visibility] duration-[120ms]"
        }`}
      >
        <CallForm call={call} consent={consent} />
      </div>
      <div className={`col-start-1 row-start-1 ${isFormShown ? "pointer-events-none" : ""}`}>
        <Suspense>
          {call.isTouched || !isFormShown ? <CallStage call={call} maxSeconds={maxSeconds} /> : null}
        </Suspense>
      </div>
    </div>
  );
}
