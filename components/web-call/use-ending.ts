import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import type { RoomEvent, RoomState } from "@/lib/web-call/machine";

/** After the call: on to the recap when it ended as it should; when the line closed by itself, asks the server why. */
export function useEnding(state: RoomState, send: (event: RoomEvent) => unknown): void {
  const router = useRouter();
  const ended = state.name === "ended" ? state : undefined;
  const callId = ended?.callId;
  const how = ended?.how;
  const { generation } = state;

  useEffect(() => {
    if (!callId || (how !== "asked" && how !== "time_up" && how !== "finished")) return;
    const go = () => router.push(recapPath(callId));
    if (navigator.onLine) return go();
    // Without a network the browser would put its own error in place of ours; the way on stands on the page meanwhile.
    window.addEventListener("online", go, { once: true });
    return () => window.removeEventListener("online", go);
  }, [callId, how, router]);

  useEffect(() => {
    if (!callId || how !== "unexplained") return;
    const stop = new AbortController();
    const ask = async () => {
      const { wasDropped } = await import("./why-it-closed");
      return wasDropped(callId, stop.signal);
    };
    // Without an answer the line was not merely closed.
    void ask()
      .catch(() => true)
      .then((wasDropped) => {
        if (!stop.signal.aborted) send({ type: "explained", generation, wasDropped });
      });
    return () => stop.abort();
  }, [callId, how, generation, send]);
}

export function recapPath(callId: string): Route {
  return `/calls/${encodeURIComponent(callId)}` as Route;
}
