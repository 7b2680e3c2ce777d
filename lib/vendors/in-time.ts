const PARTS = 10;

/**
 * A signal that aborts with a `TimeoutError` once `ms` have gone by in which this process could have heard an answer.
 * `AbortSignal.timeout` fires before what came in during a stall is read, so that a crowd would time out the answers
 * that are already here: a stall, however long, counts as a tenth of the time.
 */
export function inTime(ms: number): AbortSignal {
  const late = new AbortController();
  let parts = 0;
  const timer = setInterval(() => {
    parts += 1;
    if (parts < PARTS) return;
    clearInterval(timer);
    late.abort(new DOMException(`no answer within ${ms} ms`, "TimeoutError"));
  }, ms / PARTS);
  timer.unref();
  return late.signal;
}
