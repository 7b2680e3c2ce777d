import { tmpdir } from "node:os";
import { createDeepgram } from "../../sandbox/deepgram/vendor";
import { serveVendor } from "./served-vendor";

export type ServedDeepgram = Awaited<ReturnType<typeof serveDeepgram>>;

export const DEEPGRAM_KEY = "sandbox-deepgram-key";

/** The stand-in on a port of its own behind the sandbox's core. */
export async function serveDeepgram() {
  const served = await serveVendor({ SANDBOX_DIR: tmpdir() }, createDeepgram);
  const baseUrl = `${served.origin}/deepgram`;
  return {
    ...served,
    baseUrl,
    speak: (query: Record<string, string>, body: unknown, authorization = `Token ${DEEPGRAM_KEY}`) =>
      fetch(`${baseUrl}/v1/speak?${new URLSearchParams(query)}`, {
        method: "POST",
        headers: { authorization, "content-type": "application/json" },
        body: typeof body === "string" ? body : JSON.stringify(body),
      }),
  };
}
