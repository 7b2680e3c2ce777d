"use client";

import { Button } from "@/components/ui/button";
import { type Maker, type MakerEvent, type Step, steps } from "./maker";

type StepBarProps = { maker: Maker; left: number; send: (event: MakerEvent) => void };

const names: Record<Step, string> = { pick: "Pick", hide: "Hide", look: "Look", create: "Create" };

/** On a phone: where one is, back and on. What is undecided holds up the way on, and says so. */
export function StepBar({ maker, left, send }: StepBarProps) {
  const at = steps.indexOf(maker.step);
  const [before, after] = [steps[at - 1], steps[at + 1]];
  const isHeldUp = maker.step === "hide" && left > 0;
  return (
    <nav aria-label="Steps" className="step-bar lg:hidden">
      <p className="sr-only">
        Step {at + 1} of {steps.length}
      </p>
      {before ? (
        <Button kind="quiet" onClick={() => send({ type: "went", to: before })}>
          Back
        </Button>
      ) : (
        <span />
      )}
      {after ? (
        <Button
          disabled={isHeldUp}
          onClick={() => send({ type: "went", to: after })}
          kind={maker.step === "hide" && left > 0 ? "quiet" : "lamp"}
        >
          {isHeldUp ? `${left} to decide` : names[after]}
        </Button>
      ) : null}
    </nav>
  );
}
