import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import type { MainButtonProps } from "./main-button";

type CallControlsProps = { isMuted: boolean; onMute: () => void; end: MainButtonProps };

/** At the thumb: mute left, end right, the width of the room between them. */
export function CallControls({ isMuted, onMute, end }: CallControlsProps) {
  return (
    <div className="flex items-center justify-between pt-2 pb-[max(1.25rem,env(safe-area-inset-bottom))]">
      <div className="flex items-center gap-3">
        <Button
          kind="quiet"
          aria-pressed={isMuted}
          aria-keyshortcuts="M"
          onClick={onMute}
          className="min-w-32"
        >
          {isMuted ? "Unmute" : "Mute"}
        </Button>
        <Shortcut name="M" />
      </div>
      <div className="flex items-center gap-3">
        <Shortcut name="Esc" />
        <Button kind={end.kind} loading={end.isBusy} aria-keyshortcuts="Escape" onClick={end.onPress}>
          {end.label}
        </Button>
      </div>
    </div>
  );
}

/** For people with a keyboard; screen readers have it from the button itself. */
function Shortcut({ name }: { name: string }) {
  return (
    <span aria-hidden="true" className="hidden pointer-fine:md:inline">
      <Kbd>{name}</Kbd>
    </span>
  );
}
