import { type ReactNode, useRef } from "react";
import { useFocusWhenLost } from "@/components/ui/use-focus-when-lost";
import { MainButton, type MainButtonProps } from "./main-button";
import type { Words } from "./words";

type RoomStageProps = Words & {
  /** Left out where there is nothing to press. */
  button?: MainButtonProps | undefined;
  /** The first view of the page leaves the focus where the browser put it. */
  takesFocus?: boolean;
  /** Between the words and the button. */
  details?: ReactNode;
  children?: ReactNode;
};

/** What the room shows off the call: words, one button, the rest. The button keeps its place from view to view. */
export function RoomStage({ title, text, button, takesFocus = true, details, children }: RoomStageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useFocusWhenLost(heading, takesFocus);
  return (
    <div className="mt-10 flex grow flex-col items-center pb-8 md:mt-14">
      <div className={`animate-enter text-center ${details ? "mb-5" : "min-h-[9.75rem] sm:min-h-[8.5rem]"}`}>
        <h1 ref={heading} tabIndex={-1} className="voice text-2xl font-medium outline-none">
          {title}
        </h1>
        <p className="mx-auto mt-3 max-w-[31rem]">{text}</p>
      </div>
      {details}
      {button ? (
        <div className="mt-7 flex w-full justify-center">
          <MainButton {...button} />
        </div>
      ) : null}
      {children}
    </div>
  );
}
