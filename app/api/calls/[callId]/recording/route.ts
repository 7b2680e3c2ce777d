import { withAsker } from "@/lib/auth/session";
import { openCallRecording } from "@/lib/calls/open-call-recording";
import { callerHash } from "@/lib/http/caller";
import { handle } from "@/lib/http/handle";
import { methods } from "@/lib/http/methods";
import { limitBurstSoftly } from "@/lib/limits/limit-burst";

/** A recording passes through for as long as its listener takes it in. */
export const maxDuration = 300;

type Params = { callId: string };

/** Next drops a length and sends in chunks; a player learns the length from the answer to its first range. */
const passedOn = ["content-range", "accept-ranges"];

async function openFor(request: Request, { callId }: Params) {
  await limitBurstSoftly("read", callerHash(request.headers));
  const range = request.headers.get("range");
  const source = await withAsker((asker) => openCallRecording(callId, asker, range, request.signal));
  const headers = new Headers({ "content-type": "audio/wav", "cache-control": "private, no-store" });
  for (const name of passedOn) {
    const value = source.headers.get(name);
    if (value) headers.set(name, value);
  }
  return { body: source.body, init: { status: source.status, headers } };
}

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: handle<Params>("recording", async (request, { params }) => {
    const { body, init } = await openFor(request, params);
    return new Response(body, init);
  }),
});

/** Without it the framework would open the recording and read it to nobody. An address signed for GET refuses HEAD. */
export const HEAD = handle<Params>("recording", async (request, { params }) => {
  const { body, init } = await openFor(request, params);
  await body?.cancel();
  return new Response(null, init);
});
