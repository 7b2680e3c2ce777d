import { existsSync } from "node:fs";
import type { SandboxContext } from "../core/context";
import type { Vendor } from "../core/vendor";
import { controlRoutes } from "./control";
import { injectedBody } from "./errors";
import { EventQueue } from "./event-queue";
import { Fleet } from "./fleet";
import { videoFunction } from "./function";
import { createRoutes } from "./routes";

/** The stand-in for AWS Lambda: one function, the project's own bundle, in processes of its own. */
export async function createLambda(context: SandboxContext, bundle?: string): Promise<Vendor> {
  const fleet = new Fleet(videoFunction(context, bundle), context.log);
  const queue = new EventQueue(fleet, context.clock);
  const { name, bundle: code } = fleet.fn;
  return {
    name: "lambda",
    app: createRoutes(context, fleet, queue),
    errorBody: injectedBody,
    reset: async () => {
      queue.clear();
      await fleet.reset();
    },
    state: () => ({
      function: name,
      isBuilt: existsSync(code),
      ...fleet.describe(),
      queued: queue.length,
      limits: fleet.limits,
    }),
    close: async () => {
      queue.clear();
      await fleet.close();
    },
    control: controlRoutes(fleet),
  };
}
