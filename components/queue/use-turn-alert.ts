import { useEffect } from "react";
import { isChimeOn, playChime, prepareChime } from "@/lib/queue/chime";
import type { Standing } from "@/lib/queue/standing";

/** Tells of the turn beyond the page: the tab's title, the chime, a notification when that was asked for, a buzz. */
export function useTurnAlert(standing: Standing): void {
  const isTurn = standing.name === "turn";
  const place = standing.name === "line" ? standing.place : undefined;

  useEffect(() => {
    const before = document.title;
    if (isTurn) document.title = "Your turn with Doc";
    else if (place !== undefined) document.title = `${place} in line · Doc`;
    return () => {
      document.title = before;
    };
  }, [isTurn, place]);

  useEffect(() => {
    // The press that led here has been a gesture already; after a reload the first touch is.
    if (navigator.userActivation?.hasBeenActive) prepareChime();
    const stop = new AbortController();
    for (const gesture of ["pointerdown", "keydown"]) {
      document.addEventListener(gesture, prepareChime, { signal: stop.signal });
    }
    return () => stop.abort();
  }, []);

  useEffect(() => {
    if (!isTurn) return;
    if (isChimeOn()) void playChime();
    // Without a touch before, a browser takes the buzz for an intrusion and says so in the console.
    if (navigator.userActivation?.hasBeenActive) navigator.vibrate?.([180, 120, 180]);
    return notify();
  }, [isTurn]);
}

/** Gives back how to take it away. Phones refuse pages a notification of their own; they have the sound and the buzz. */
function notify(): (() => void) | undefined {
  if (!("Notification" in window) || Notification.permission !== "granted") return undefined;
  try {
    const told = new Notification("It is your turn with Doc", {
      body: "Start before the time on the page has run out.",
      tag: "doc-turn",
    });
    told.onclick = () => {
      window.focus();
      told.close();
    };
    return () => told.close();
  } catch {
    return undefined;
  }
}
