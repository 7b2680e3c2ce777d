import { useEffect, useRef } from "react";
import type { Words } from "./words";

type RoomHeadingProps = Words & {
  /** The first view of the page leaves the focus where the browser put it. */
  takesFocus?: boolean;
};

/**
 * The title of what the room shows now. It takes the focus when the control that had it went away with the last view, so
 * that keyboard and screen reader go on from here.
 */
export function RoomHeading({ title, text, takesFocus = true }: RoomHeadingProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (takesFocus && document.activeElement === document.body) heading.current?.focus();
  }, [takesFocus]);
  return (
    <div className="animate-enter text-center">
      <h1 ref={heading} tabIndex={-1} className="voice text-2xl font-medium outline-none">
        {title}
      </h1>
      {text ? <p className="mx-auto mt-3 max-w-[32rem] text-muted">{text}</p> : null}
    </div>
  );
}
