import { readDeletion } from "@/lib/auth/deletion";
import { callerHash } from "@/lib/http/caller";
import { handle } from "@/lib/http/handle";
import { methods } from "@/lib/http/methods";
import { limitBurstSoftly } from "@/lib/limits/limit-burst";
import { getDeletion } from "@/lib/memory/get-deletion";

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: handle("deletion", async (request) => {
    await limitBurstSoftly("read", callerHash(request.headers));
    return Response.json(await getDeletion(await readDeletion()));
  }),
});
