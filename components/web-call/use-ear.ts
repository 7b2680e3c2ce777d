import { useEffect, useState } from "react";
import { createMeter, type LoudnessMeter } from "@/lib/web-call/meter";
import { closeStream, openMicrophone } from "@/lib/web-call/microphone";
import { browserOf } from "@/lib/web-call/microphone-help";

const lookEveryMs = 250;
/** How often the SDK's own track is looked for before we listen on our own. */
const looksForTrack = 8;

type Ear = { meter: LoudnessMeter; stream: MediaStream };

/**
 * Hears the caller during a call. A copy of the SDK's own track where it can be seen (a copy hears on while the SDK
 * mutes the original); else a second stream of the same microphone, except on WebKit, where that would silence the first.
 */
export function useEar(
  microphoneId: string | undefined,
  microphoneTrack: () => MediaStreamTrack | undefined,
): LoudnessMeter | undefined {
  const [ear, setEar] = useState<Ear>();

  useEffect(() => {
    let isOver = false;
    let mine: Ear | undefined;
    let looks = 0;
    let isOpening = false;
    const listen = (stream: MediaStream) => {
      if (isOver) return closeStream(stream);
      mine = { stream, meter: createMeter(stream) };
      setEar(mine);
    };
    const look = async () => {
      if (isOpening || (mine && !mine.meter.isOver())) return;
      const track = microphoneTrack()?.clone();
      if (track) {
        track.enabled = true;
        drop(mine);
        return listen(new MediaStream([track]));
      }
      if (++looks !== looksForTrack || isWebKit()) return;
      isOpening = true;
      const opened = await openMicrophone(microphoneId);
      isOpening = false;
      if (opened.ok) listen(opened.stream);
    };
    const timer = setInterval(look, lookEveryMs);
    return () => {
      isOver = true;
      clearInterval(timer);
      drop(mine);
      setEar(undefined);
    };
  }, [microphoneId, microphoneTrack]);

  return ear?.meter;
}

function drop(ear: Ear | undefined): void {
  ear?.meter.close();
  closeStream(ear?.stream);
}

function isWebKit(): boolean {
  const browser = browserOf(navigator.userAgent, navigator.maxTouchPoints);
  return browser === "ios" || browser === "safari";
}
