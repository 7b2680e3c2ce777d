import { useCallback, useEffect, useRef, useState } from "react";
import { askFirst } from "@/components/web-call/ask-for-call";
import { keepNote } from "./ask-queue";

const restMs = 900;

export type NoteState = "untouched" | "typing" | "kept" | "lost";

/** Keeps what is typed: when the typing rests, and at once when the field or the page is left. A call waits for it. */
export function useNote(ticketId: string, firstNote: string | null) {
  const [text, setText] = useState(firstNote ?? "");
  const [state, setState] = useState<NoteState>(firstNote ? "kept" : "untouched");
  const latest = useRef({ ticketId, text, keptText: text });
  latest.current.ticketId = ticketId;

  const keep = useCallback(() => {
    const { ticketId, text, keptText } = latest.current;
    if (text === keptText) return;
    latest.current.keptText = text;
    const keeping = keepNote(ticketId, text).then(({ ok }) => {
      if (latest.current.text !== text) return;
      if (!ok) latest.current.keptText = keptText;
      setState(ok ? "kept" : "lost");
    });
    askFirst(keeping);
  }, []);

  useEffect(() => {
    if (latest.current.text !== text) return;
    const timer = setTimeout(keep, restMs);
    return () => clearTimeout(timer);
  }, [text, keep]);

  useEffect(() => {
    const leave = () => {
      if (document.visibilityState === "hidden") keep();
    };
    document.addEventListener("visibilitychange", leave);
    return () => {
      document.removeEventListener("visibilitychange", leave);
      keep();
    };
  }, [keep]);

  const type = (next: string) => {
    latest.current.text = next;
    setText(next);
    setState("typing");
  };
  return { text, state, type, keep };
}
