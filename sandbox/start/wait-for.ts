/** Polls an address until it answers with a good status; throws a sentence after the time-out or when `gone` settles. */
export async function waitFor(
  name: string,
  url: string,
  timeoutMs: number,
  gone: Promise<unknown>,
): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  let isGone = false;
  void gone.then(() => {
    isGone = true;
  });
  while (Date.now() < deadline) {
    if (isGone) throw new Error(`${name} ended before it was ready; what it said stands above.`);
    const response = await fetch(url, { signal: AbortSignal.timeout(5000) }).catch(() => undefined);
    await response?.body?.cancel();
    if (response?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  throw new Error(`${name} was not ready within ${timeoutMs / 1000} s.`);
}
