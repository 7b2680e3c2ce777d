"use client";

import { type ReactNode, useEffect, useRef } from "react";
import { type Step, steps } from "./maker";

type StepPartProps = { step: Step; now: Step; title: string; children: ReactNode };

/** One step. At a desk all of them are there; on a phone the one that is up, and it begins at its title. */
export function StepPart({ step, now, title, children }: StepPartProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const isUp = step === now;
  const wasUp = useRef(isUp);
  useEffect(() => {
    if (isUp && !wasUp.current) {
      heading.current?.focus({ preventScroll: true });
      scrollTo({ top: 0 });
    }
    wasUp.current = isUp;
  }, [isUp]);
  return (
    <section aria-labelledby={`step-${step}`} className={`step ${isUp ? "" : "max-lg:hidden"}`}>
      <h2
        ref={heading}
        id={`step-${step}`}
        tabIndex={-1}
        className="voice mb-3 text-xl font-medium outline-none lg:text-lg"
      >
        <span className="figures me-2 text-muted">{steps.indexOf(step) + 1}</span>
        {title}
      </h2>
      {children}
    </section>
  );
}
