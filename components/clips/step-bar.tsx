"use client";

import { Button } from "@/components/ui/button";
import { type Maker, type MakerEvent, steps } from "./maker";

type StepBarProps = { maker: Maker; left: number; send: (event: MakerEvent) => void };

/** On a phone: where one is, back and on. What is undecided holds up the way on, and says so. */
export function StepBar({ maker, left, send }: StepBarProps) {
  const at = steps.indexOf(maker.step);
  const [before, after] = [steps[at - 1], steps[at + 1]];
  const isHeldUp = maker.step === "hide" && left > 0;
  return (
    <nav aria-label="Steps" className="step-bar lg:hidden">
      {before ? (
        <Button kind="quiet" onClick={() => send({ type: "went", to: before })}>
          Back
        </Button>
      ) : (
        <span className="w-24" />
      )}
      <p className="figures text-sm text-muted">
        <span className="sr-only">Step </span>
        {at + 1} of {steps.length}
      </p>
      {after ? (
        <Button
          disabled={isHeldUp}
          onClick={() => send({ type: "went", to: after })}
          kind={isHeldUp ? "quiet" : "lamp"}
        >
          {isHeldUp ? `${left} left` : "Next"}
        </Button>
      ) : (
        <span className="w-24" />
      )}
    </nav>
  );
}
