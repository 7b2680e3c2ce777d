import type { Trouble } from "./poll-recap";

type WatchLineProps = {
  trouble: Trouble;
  isOver: boolean;
  hasWords: boolean;
  isMoreAwaited: boolean;
  onLookAgain: () => void;
};

/** One line that keeps its place: what is still being done, quietly for eyes, once for ears. */
export function WatchLine({ trouble, isOver, hasWords, isMoreAwaited, onLookAgain }: WatchLineProps) {
  return (
    <div className="mt-2 print:hidden flex min-h-12 flex-wrap items-start gap-x-4 text-sm">
      <p role="status">{sentenceOf({ trouble, isOver, hasWords, isMoreAwaited })}</p>
      {trouble === "gave-up" ? (
        <button type="button" onClick={onLookAgain} className="link -my-2.5 min-h-11 font-medium">
          Look again
        </button>
      ) : null}
    </div>
  );
}

function sentenceOf({
  trouble,
  isOver,
  hasWords,
  isMoreAwaited,
}: Omit<WatchLineProps, "onLookAgain">): string {
  if (trouble === "gone") return "This call no longer opens here: it was deleted, or you are signed out.";
  if (trouble === "unreachable") return "We cannot reach our server. This page keeps trying.";
  if (trouble === "gave-up") {
    return isOver
      ? "The summary has not come."
      : "The call may still be going on, or its end has not reached us.";
  }
  if (!isOver) return "Hanging up, and writing it down.";
  if (!hasWords) return "The call is over.";
  return isMoreAwaited ? "The transcript is here. The summary is being written." : "The recap is ready.";
}
