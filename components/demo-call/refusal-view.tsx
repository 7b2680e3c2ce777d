import { useRef } from "react";
import { Lamp } from "@/components/site/lamp";
import { Button, ButtonLink } from "@/components/ui/button";
import type { FormState } from "@/lib/demo-call/form-machine";
import { toMoment } from "./clock-time";
import { shortCord } from "./lamp-cord";
import { refusalWords, wayOn } from "./refusal-words";
import { useArrival } from "./use-arrival";
import type { DemoCall } from "./use-demo-call";

type RefusalViewProps = { state: Extract<FormState, { name: "refused" | "error" }>; call: DemoCall };

/** Why no phone rings, when one can, and what is open meanwhile. */
export function RefusalView({ state, call }: RefusalViewProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { title, sentence, opens } = refusalWords(state);
  const opensAtMs = state.name === "refused" ? state.opensAtMs : undefined;

  useArrival(heading, call.isTouched);

  return (
    <div className="flex h-full flex-col items-start pt-9">
      <div className="flex w-full items-start gap-6">
        <h3 ref={heading} tabIndex={-1} className="voice mt-auto w-fit scroll-mt-20 text-2xl font-medium">
          {title}
        </h3>
        <Lamp state="off" className={`ms-auto me-3 mt-4 shrink-0 [--lamp-size:4.5rem] ${shortCord}`} />
      </div>
      <p className="mt-4">{sentence}</p>
      {opens && opensAtMs !== undefined ? (
        <p className="figures mt-2">
          {opens} {toMoment(opensAtMs, Date.now())}.
        </p>
      ) : null}
      <div className="mt-8 flex flex-wrap gap-3">
        <Ways state={state} call={call} />
      </div>
    </div>
  );
}

function Ways({ state, call }: RefusalViewProps) {
  const way = wayOn(state);
  if (way === "again") {
    return (
      <>
        <Button onClick={call.tryAgain}>Try again</Button>
        <Button kind="quiet" onClick={call.backToForm}>
          Back to the form
        </Button>
        <p className="w-full text-sm">
          <a href="/talk" className="link inline-flex min-h-11 items-center font-medium">
            Or talk to Doc in the browser
          </a>
        </p>
      </>
    );
  }
  return (
    <>
      <ButtonLink href="/talk">Talk to Doc</ButtonLink>
      {way ? (
        <Button kind="quiet" onClick={call.backToForm}>
          {way === "look" ? "Look again" : "Back to the form"}
        </Button>
      ) : null}
    </>
  );
}
