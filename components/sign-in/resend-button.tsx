"use client";

import { useEffect, useState } from "react";

type ResendButtonProps = { resendAtMs: number; isSending: boolean; onResend: () => void };

/** Says how long until another mail may be asked for, quietly, and then offers it. */
export function ResendButton({ resendAtMs, isSending, onResend }: ResendButtonProps) {
  const leftSeconds = useSecondsUntil(resendAtMs);
  if (leftSeconds > 0) {
    return (
      <p className="figures flex min-h-11 items-center text-muted">Another code in {toClock(leftSeconds)}</p>
    );
  }
  return (
    <button type="button" className="link min-h-11" aria-disabled={isSending || undefined} onClick={onResend}>
      Send another code
    </button>
  );
}

const toClock = (seconds: number) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;

function useSecondsUntil(atMs: number): number {
  const [nowMs, setNowMs] = useState(() => Date.now());
  const isOver = nowMs >= atMs;
  useEffect(() => {
    setNowMs(Date.now());
    if (isOver) return;
    const timer = setInterval(() => setNowMs(Date.now()), 500);
    return () => clearInterval(timer);
  }, [isOver]);
  return Math.max(0, Math.ceil((atMs - nowMs) / 1000));
}
