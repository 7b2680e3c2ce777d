import { useEffect, useId, useRef } from "react";

type FeedbackThanksProps = {
  isKept: boolean;
  /** It was just sent: whoever sent it is told. */
  isNews: boolean;
  /** It was to be kept, and had been erased by then. */
  wasGone: boolean;
  goes: string;
};

/** What was decided; what becomes of the call can be changed further down. */
export function FeedbackThanks({ isKept, isNews, wasGone, goes }: FeedbackThanksProps) {
  const id = useId();
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (isNews) head.current?.focus();
  }, [isNews]);
  return (
    <div className={isNews ? "animate-enter" : ""}>
      <h2 ref={head} tabIndex={-1} aria-describedby={id} className="voice w-fit text-xl font-medium">
        Thank you.
      </h2>
      <p id={id} className="mt-3">
        {decision(isKept, wasGone, goes)}
      </p>
    </div>
  );
}

function decision(isKept: boolean, wasGone: boolean, goes: string): string {
  if (isKept) return "This call is kept until you say otherwise. You can do that below.";
  return wasGone
    ? "What was said had been erased before this reached us, so there was nothing left to keep."
    : `This call is not kept: what was said ${goes}, here and at Retell. You can change that below.`;
}
