import { useCallback, useEffect, useRef, useState } from "react";
import type { LoudnessMeter } from "@/lib/web-call/meter";
import { closeStream, openMicrophone } from "@/lib/web-call/microphone";
import type { MicrophoneProblem } from "@/lib/web-call/microphone-help";

type Check =
  | { name: "off" }
  | { name: "asking" }
  | { name: "on"; meter: LoudnessMeter }
  | { name: "failed"; why: MicrophoneProblem };

/** The microphone, opened for a look before the call: a meter that moves. Closed before the call opens its own. */
export function useMicrophoneCheck(onAllowed: () => void) {
  const [check, setCheck] = useState<Check>({ name: "off" });
  const opened = useRef<{ stream: MediaStream; meter: LoudnessMeter }>(undefined);
  const turn = useRef(0);

  const release = useCallback(() => {
    turn.current++;
    opened.current?.meter.close();
    closeStream(opened.current?.stream);
    opened.current = undefined;
  }, []);

  const close = useCallback(() => {
    release();
    setCheck({ name: "off" });
  }, [release]);

  useEffect(() => release, [release]);

  const open = async (microphoneId: string | undefined) => {
    release();
    const mine = turn.current;
    setCheck({ name: "asking" });
    const [result, { createMeter }] = await Promise.all([
      openMicrophone(microphoneId),
      import("@/lib/web-call/meter"),
    ]);
    if (mine !== turn.current) {
      if (result.ok) closeStream(result.stream);
      return;
    }
    if (!result.ok) return setCheck({ name: "failed", why: result.why });
    opened.current = { stream: result.stream, meter: createMeter(result.stream) };
    setCheck({ name: "on", meter: opened.current.meter });
    onAllowed();
  };

  return { check, open, close };
}
