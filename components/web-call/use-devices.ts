import { useCallback, useEffect, useState } from "react";
import { type Devices, keepChoice, toDevices } from "@/lib/web-call/devices";

const none: Devices = { microphones: [], speakers: [] };

/** The devices as they come and go, and the choice among them; a choice that is unplugged falls back to the system's. */
export function useDevices() {
  const [devices, setDevices] = useState(none);
  const [microphoneId, chooseMicrophone] = useState<string>();
  const [speakerId, chooseSpeaker] = useState<string>();

  const refresh = useCallback(async () => {
    setDevices(toDevices((await navigator.mediaDevices?.enumerateDevices()) ?? []));
  }, []);

  useEffect(() => {
    void refresh();
    navigator.mediaDevices?.addEventListener("devicechange", refresh);
    return () => navigator.mediaDevices?.removeEventListener("devicechange", refresh);
  }, [refresh]);

  return {
    microphones: devices.microphones,
    // Where the page cannot choose the speaker (Safari, Firefox on phones), it does not pretend to.
    speakers: canChooseSpeaker() ? devices.speakers : [],
    microphoneId: keepChoice(devices.microphones, microphoneId),
    speakerId: keepChoice(devices.speakers, speakerId),
    isMicrophoneGone: microphoneId !== undefined && !keepChoice(devices.microphones, microphoneId),
    chooseMicrophone,
    chooseSpeaker,
    refresh,
  };
}

function canChooseSpeaker(): boolean {
  return typeof HTMLMediaElement !== "undefined" && "setSinkId" in HTMLMediaElement.prototype;
}
