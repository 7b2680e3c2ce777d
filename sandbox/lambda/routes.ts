import { randomUUID } from "node:crypto";
import { type Context, Hono } from "hono";
import { checkSignature, sha256 } from "../aws/signature";
import { wireRequestOf } from "../aws/wire-request";
import type { SandboxContext } from "../core/context";
import { errorAnswer, type LambdaError, SKEW_SECONDS, signatureError } from "./errors";
import type { EventQueue } from "./event-queue";
import type { Fleet } from "./fleet";
import { misses, readInvocation } from "./request";

const spent: LambdaError = { status: 429, type: "TooManyRequestsException", message: "Rate Exceeded." };

/** Lambda's Invoke, and no other of its operations. */
export function createRoutes({ env }: SandboxContext, fleet: Fleet, queue: EventQueue): Hono {
  const app = new Hono();
  app.post("/2015-03-31/functions/:name/invocations", async (c) => {
    const body = Buffer.from(await c.req.arrayBuffer());
    const [id, nowMs] = [randomUUID(), Date.now()];
    c.header("x-amzn-RequestId", id);
    const { region, keys } = env.aws;
    const check = {
      keys,
      region,
      service: "lambda",
      payloadHash: sha256(body),
      nowMs,
      skewSeconds: SKEW_SECONDS,
    } as const;
    const signed = checkSignature(wireRequestOf(c), check);
    if ("refused" in signed) return errorAnswer(c, signatureError(signed, region, nowMs));
    const miss = misses(fleet.fn, c.req.param("name"), c.req.query("Qualifier"));
    return miss ? errorAnswer(c, miss) : invoke(c, id, body, fleet, queue);
  });
  app.all("*", (c) =>
    c.json({ message: "Unable to determine service/operation name to be authorized" }, 403, {
      "x-amzn-ErrorType": "AccessDeniedException",
    }),
  );
  return app;
}

async function invoke(
  c: Context,
  id: string,
  body: Buffer,
  fleet: Fleet,
  queue: EventQueue,
): Promise<Response> {
  const request = readInvocation(c, body);
  if ("message" in request) return errorAnswer(c, request);
  const { type, payload, wantsLog } = request;
  if (type === "DryRun") return c.body(null, 204);
  if (type === "Event") {
    queue.add(id, payload);
    return c.body(null, 202);
  }
  const ran = await fleet.run(id, payload);
  if (!ran) return errorAnswer(c, spent);
  return c.body(ran.payload, 200, {
    "content-type": "application/json",
    "X-Amz-Executed-Version": "$LATEST",
    ...(ran.isError && { "X-Amz-Function-Error": "Unhandled" }),
    ...(wantsLog && { "X-Amz-Log-Result": Buffer.from(ran.log).toString("base64") }),
  });
}
