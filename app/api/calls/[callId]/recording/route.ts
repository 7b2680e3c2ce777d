import { readAsker } from "@/lib/auth/session";
import { openCallRecording } from "@/lib/calls/open-call-recording";
import { callerHash } from "@/lib/http/caller";
import { handle } from "@/lib/http/handle";
import { methods } from "@/lib/http/methods";
import { limitBurstSoftly } from "@/lib/limits/limit-burst";

const passedOn = ["content-length", "content-range", "accept-ranges"];

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: handle<{ callId: string }>("recording", async (request, { params }) => {
    await limitBurstSoftly("read", callerHash(request.headers));
    const range = request.headers.get("range");
    const source = await openCallRecording(params.callId, await readAsker(), range, request.signal);
    const headers = new Headers({ "content-type": "audio/wav", "cache-control": "private, no-store" });
    for (const name of passedOn) {
      const value = source.headers.get(name);
      if (value) headers.set(name, value);
    }
    return new Response(source.body, { status: source.status, headers });
  }),
});
