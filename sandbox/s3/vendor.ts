import { join } from "node:path";
import type { SandboxContext } from "../core/context";
import type { Vendor } from "../core/vendor";
import { errorXml, injectedError } from "./errors";
import { Objects } from "./objects";
import { createRoutes } from "./routes";
import { xmlResponse } from "./xml-response";

/** The stand-in for S3: one account, one region, buckets on disk, and signatures that are really checked. */
export async function createS3(context: SandboxContext): Promise<Vendor> {
  const objects = new Objects(join(context.env.dir, "s3"), context.env.bucket);
  return {
    name: "s3",
    app: createRoutes(context, objects),
    errorBody: (status) =>
      xmlResponse(errorXml(injectedError(status), { requestId: "0", hostId: "0" }), status),
    isStreamed: true,
    reset: async () => objects.clear(),
    state: () => ({
      buckets: objects.buckets().map(({ id }) => {
        const own = objects.list(id);
        return { name: id, objects: own.length, bytes: own.reduce((sum, { size }) => sum + size, 0) };
      }),
    }),
    close: async () => {},
  };
}
