import { Button } from "@/components/ui/button";
import type { ClipState, ClipView } from "@/types/clip";

const stages: { state: ClipState; doing: string }[] = [
  { state: "queued", doing: "Waiting its turn" },
  { state: "drawing", doing: "Drawing the words" },
  { state: "rendering", doing: "Cutting the sound and filming it" },
];

type ClipProgressProps = { clip: ClipView; isReachable: boolean; isBusy: boolean; onCancel: () => void };

/** The stage that it really is in. */
export function ClipProgress({ clip, isReachable, isBusy, onCancel }: ClipProgressProps) {
  const at = stages.findIndex(({ state }) => state === clip.state);
  return (
    <div className="mt-6 max-w-measure">
      <div
        role="progressbar"
        aria-label="The clip"
        aria-valuenow={clip.progress}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuetext={stages[at]?.doing}
        className="h-2 overflow-hidden rounded-full bg-raised inset-ring inset-ring-control-line forced-colors:border"
      >
        <div
          className="h-full origin-left bg-lamp transition-transform duration-200 ease-enter forced-colors:bg-[Highlight]"
          style={{ transform: `scaleX(${clip.progress / 100})` }}
        />
      </div>
      <ol className="mt-5 flex flex-col gap-2">
        {stages.map(({ state, doing }, place) => (
          <li
            key={state}
            aria-current={place === at ? "step" : undefined}
            className={`flex items-center gap-3 ${place === at ? "" : "text-muted"}`}
          >
            <span
              aria-hidden="true"
              className={`size-2.5 rounded-full forced-color-adjust-none ${place < at ? "bg-fine" : place === at ? "bg-lamp" : "bg-raised inset-ring inset-ring-control-line"}`}
            />
            {doing}
          </li>
        ))}
      </ol>
      <p role="status" className="mt-5 min-h-12 text-sm text-muted">
        {isReachable
          ? "A few seconds, mostly. You may leave: it goes on, and the call's page lists it."
          : "We cannot reach our server. This page keeps trying; the clip does not wait for it."}
      </p>
      <Button kind="quiet" loading={isBusy} onClick={onCancel} className="mt-2">
        Cancel
      </Button>
    </div>
  );
}
