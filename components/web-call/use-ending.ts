import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { askApi } from "@/lib/http/api-client";
import type { RoomEvent, RoomState } from "@/lib/web-call/machine";

/** How the browser's guess is settled: the webhook that tells why a line closed takes a moment to arrive. */
const looks = 6;
const betweenLooksMs = 700;

/** After the call: on to the recap when it ended as it should; when the line closed by itself, asks the server why. */
export function useEnding(state: RoomState, send: (event: RoomEvent) => unknown): void {
  const router = useRouter();
  const ended = state.name === "ended" ? state : undefined;
  const callId = ended?.callId;
  const how = ended?.how;
  const { generation } = state;

  useEffect(() => {
    if (!callId || (how !== "asked" && how !== "time_up" && how !== "finished")) return;
    router.push(recapPath(callId));
  }, [callId, how, router]);

  useEffect(() => {
    if (!callId || how !== "unexplained") return;
    const stop = new AbortController();
    void wasDropped(callId, stop.signal).then((wasDropped) => {
      if (!stop.signal.aborted) send({ type: "explained", generation, wasDropped });
    });
    return () => stop.abort();
  }, [callId, how, generation, send]);
}

export function recapPath(callId: string): Route {
  return `/calls/${encodeURIComponent(callId)}` as Route;
}

async function wasDropped(callId: string, signal: AbortSignal): Promise<boolean> {
  for (let look = 0; look < looks && !signal.aborted; look++) {
    const answer = await askApi(`/api/calls/${encodeURIComponent(callId)}`, {
      signal,
      timeoutMs: 3000,
      parse,
    });
    if (!answer.ok) return true;
    if (answer.data.isOver) return answer.data.isError;
    await new Promise((resolve) => setTimeout(resolve, betweenLooksMs));
  }
  return true;
}

function parse(body: unknown): { isOver: boolean; isError: boolean } | undefined {
  if (typeof body !== "object" || body === null) return undefined;
  const { status, reason } = body as Record<string, unknown>;
  const isError = status === "error" || (typeof reason === "string" && reason.startsWith("error"));
  return { isOver: isError || status === "ended", isError };
}
