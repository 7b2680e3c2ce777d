import { useEffect } from "react";
import { isMicrophoneBack, microphonePermission } from "@/lib/web-call/microphone";
import { isNoticedAlone, type MicrophoneProblem } from "@/lib/web-call/microphone-help";

/** While `why` stands: looks again when the permission, the devices or the person's attention change. No reload. */
export function useMicrophoneRecheck(why: MicrophoneProblem | undefined, onFound: () => void): void {
  useEffect(() => {
    if (why === undefined || !isNoticedAlone[why]) return;
    const stop = new AbortController();
    const look = async () => {
      if (document.visibilityState === "hidden") return;
      if ((await isMicrophoneBack(why)) && !stop.signal.aborted) onFound();
    };
    const options = { signal: stop.signal };
    window.addEventListener("focus", look, options);
    document.addEventListener("visibilitychange", look, options);
    navigator.mediaDevices?.addEventListener("devicechange", look, options);
    void microphonePermission().then((permission) => {
      if (!stop.signal.aborted) permission?.addEventListener("change", look, options);
    });
    return () => stop.abort();
  }, [why, onFound]);
}
