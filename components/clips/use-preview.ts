"use client";

import { useEffect, useState } from "react";

/** Long enough not to draw every key press of a row of decisions. */
const restMs = 350;

export type Preview = {
  src: string | undefined;
  /** Whether `src` is of what stands now. */
  isCurrent: boolean;
  trouble: string | undefined;
  again: () => void;
};

/** The picture of what stands now, drawn by the server as the clip's own will be; nothing of it is stored. */
export function usePreview(sketch: object, isWanted: boolean): Preview {
  const body = JSON.stringify(sketch);
  const [shown, setShown] = useState<{ body: string; src: string }>();
  const [trouble, setTrouble] = useState<{ body: string; sentence: string }>();
  const isSettled = shown?.body === body || trouble?.body === body;

  useEffect(() => {
    if (!isWanted || isSettled) return;
    const leaving = new AbortController();
    const timer = setTimeout(async () => {
      const drawn = await draw(body, leaving.signal);
      if (leaving.signal.aborted) return;
      if (typeof drawn === "string") setTrouble({ body, sentence: drawn });
      else setShown({ body, src: URL.createObjectURL(drawn) });
    }, restMs);
    return () => {
      clearTimeout(timer);
      leaving.abort();
    };
  }, [body, isWanted, isSettled]);

  const src = shown?.src;
  useEffect(() => () => (src ? URL.revokeObjectURL(src) : undefined), [src]);
  return {
    src,
    isCurrent: shown?.body === body,
    trouble: trouble?.body === body ? trouble.sentence : undefined,
    again: () => setTrouble(undefined),
  };
}

/** The picture, or a sentence about why there is none. */
async function draw(body: string, signal: AbortSignal): Promise<Blob | string> {
  const headers = { "content-type": "application/json" };
  try {
    const answer = await fetch("/api/generate-clip/image", { method: "POST", headers, body, signal });
    if (answer.ok) return await answer.blob();
    const refusal: unknown = await answer.json();
    return isRefusal(refusal) ? refusal.error : "The picture could not be drawn.";
  } catch {
    return "We could not reach our server for the picture.";
  }
}

const isRefusal = (answer: unknown): answer is { error: string } =>
  typeof answer === "object" && answer !== null && "error" in answer && typeof answer.error === "string";
