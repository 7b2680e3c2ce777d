import { useCallback, useRef, useState } from "react";
import { firstState, type RoomEvent, type RoomState, reduceRoom } from "@/lib/web-call/machine";

/** The room's state, also readable between renders: what an event does to SDK and timers must not be done twice. */
export function useRoomMachine() {
  const [state, setState] = useState<RoomState>(firstState);
  const latest = useRef<RoomState>(firstState);
  /** The new state, or undefined when the event meant nothing. */
  const send = useCallback((event: RoomEvent): RoomState | undefined => {
    const next = reduceRoom(latest.current, event);
    if (next === latest.current) return undefined;
    latest.current = next;
    setState(next);
    return next;
  }, []);
  return { state, latest, send };
}
