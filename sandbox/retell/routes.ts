import { Hono } from "hono";
import { HTTPException } from "hono/http-exception";
import type { SandboxContext } from "../core/context";
import { accountRoutes } from "./account-routes";
import { agentRoutes } from "./agent-routes";
import { callRoutes } from "./call-routes";
import { errorBody, RetellError } from "./errors";
import { answerFromExamples } from "./example-routes";
import { llmRoutes } from "./llm-routes";
import type { PhoneCalls } from "./phone-calls";
import { phoneNumberRoutes } from "./phone-number-routes";
import { recordingRoutes } from "./recording-routes";

/** The service's paths. Recordings need no key, everything else does, unknown paths included. */
export function retellRoutes(context: SandboxContext, phones: PhoneCalls): Hono {
  const { state } = phones.calls;
  const app = new Hono();
  app.onError((error, c) => {
    if (error instanceof RetellError) {
      return c.json({ status: "error", message: error.message }, error.status);
    }
    if (error instanceof HTTPException) return c.json(errorBody(error.status), error.status);
    context.log("retell_failed", { name: error.name, at: error.stack?.split("\n")[1]?.trim() });
    return c.json(errorBody(500), 500);
  });
  app.route("/", recordingRoutes(state));
  app.use(async (c, next) => {
    const key = /^Bearer (.+)$/i.exec(c.req.header("authorization") ?? "")?.[1];
    const isAnyKey = state.scenario === "vendor-examples" && key !== undefined;
    if (!isAnyKey && key !== context.env.retellApiKey) throw new RetellError(401);
    await next();
  });
  app.use(answerFromExamples(state));
  app.route("/", agentRoutes(state));
  app.route("/", llmRoutes(state));
  app.route("/", callRoutes(phones));
  app.route("/", phoneNumberRoutes(state));
  app.route("/", accountRoutes(state));
  // Not notFound: that of an app mounted under a prefix is never asked.
  app.all("*", (c) => c.json(errorBody(404), 404));
  return app;
}
