import { lazy } from "react";

/** What the page does not need before the press, so that it opens fast. The press itself fetches the first. */
export const loadCallView = () => import("./call-view");

export const CallView = lazy(async () => ({ default: (await loadCallView()).CallView }));
export const FailedView = lazy(async () => ({ default: (await import("./failed-view")).FailedView }));
export const MicrophonePanel = lazy(async () => ({
  default: (await import("./microphone-panel")).MicrophonePanel,
}));
