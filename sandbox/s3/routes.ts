import { randomBytes } from "node:crypto";
import type { HttpBindings } from "@hono/node-server";
import { Hono } from "hono";
import type { SandboxContext } from "../core/context";
import { errorName } from "../core/error-name";
import { corsHeaders } from "./cors";
import { errorXml, S3Error } from "./errors";
import type { Objects } from "./objects";
import { answer } from "./operations";
import { xmlResponse } from "./xml-response";

/** S3's REST API, path style. The request is read as it came over the wire, since that is what was signed. */
export function createRoutes(context: SandboxContext, objects: Objects): Hono {
  const app = new Hono<{ Bindings: HttpBindings }>();
  app.all("*", async (c) => {
    const { incoming } = c.env;
    const id = newId();
    const response = await answer({ incoming, objects, env: context.env }).catch((error: unknown) =>
      refused(error, id, context),
    );
    const own = {
      server: "AmazonS3",
      "x-amz-request-id": id.requestId,
      "x-amz-id-2": id.hostId,
      ...corsHeaders({ method: c.req.method, headers: { origin: c.req.header("origin") } }),
    };
    for (const [name, value] of Object.entries(own)) response.headers.set(name, value);
    return response;
  });
  return app as unknown as Hono;
}

const newId = () => ({
  requestId: randomBytes(8).toString("hex").toUpperCase(),
  hostId: randomBytes(48).toString("base64"),
});

function refused(error: unknown, id: ReturnType<typeof newId>, { log }: SandboxContext): Response {
  if (error instanceof S3Error) return xmlResponse(errorXml(error, id), error.status);
  log("s3.failed", { error: errorName(error) });
  return xmlResponse(errorXml(new S3Error("InternalError"), id), 500);
}
