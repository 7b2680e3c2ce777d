import { askApi } from "@/lib/http/api-client";

/** How the browser's guess is settled: the webhook that tells why a line closed takes a moment to arrive. */
const looks = 6;
const betweenLooksMs = 700;

/** Whether our server says that the call ended in an error, or cannot say in time that it did not. */
export async function wasDropped(callId: string, signal: AbortSignal): Promise<boolean> {
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
