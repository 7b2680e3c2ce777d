import { type ComponentType, lazy, useEffect, useState } from "react";
import type { MainButtonProps } from "./main-button";
import { RoomStage } from "./room-stage";
import { didNotLoad } from "./words";

/** What the page does not need before the press, so that it opens fast. The press itself fetches the first. */
export const loadCallView = () => import("./call-view");

export const CallView = lazy(async () => ({ default: (await loadCallView()).CallView }));
export const FailedView = late(async () => (await import("./failed-view")).FailedView, DidNotLoad);
export const WaitingRoom = late(
  async () => (await import("@/components/queue/waiting-room")).WaitingRoom,
  DidNotLoad,
);
export const MicrophonePanel = late(
  async () => (await import("./microphone-panel")).MicrophonePanel,
  Nothing,
);

/**
 * Not React's lazy: what may be wanted because the network is gone must not take the room down when it cannot be fetched,
 * and is asked for anew each time.
 */
function late<P extends object>(load: () => Promise<ComponentType<P>>, Lost: ComponentType<NoInfer<P>>) {
  return function Late(props: P) {
    const [View, setView] = useState<ComponentType<P>>();
    useEffect(() => {
      load().then(
        (view) => setView(() => view),
        () => setView(() => Lost),
      );
    }, []);
    return View ? <View {...props} /> : null;
  };
}

function DidNotLoad({ button }: { button: MainButtonProps }) {
  return <RoomStage {...didNotLoad} button={button} />;
}

function Nothing() {
  return null;
}
