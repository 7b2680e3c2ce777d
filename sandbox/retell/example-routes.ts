import type { MiddlewareHandler } from "hono";
import {
  exampleAgent,
  exampleAgentVersion,
  exampleFoundVoices,
  exampleLlm,
  examplePhoneCall,
  examplePhoneNumber,
  exampleVoice,
  exampleWebCall,
} from "./examples";
import type { RetellState } from "./state";

type Example = { path: RegExp; status: number; body?: unknown };

const example = (path: string, status: number, body?: unknown): Example => ({
  path: new RegExp(`^${path}$`),
  status,
  body,
});
const one = "/[^/]+";
const page = (item: unknown) => ({ items: [item], has_more: false });

const examples: Example[] = [
  example("POST /create-agent", 201, exampleAgent),
  example(`GET /get-agent${one}`, 200, exampleAgent),
  example(`PATCH /update-agent${one}`, 200, exampleAgent),
  example(`DELETE /delete-agent${one}`, 204),
  example(`POST /create-agent-version${one}`, 201, exampleAgent),
  example(`DELETE /delete-agent-version${one}`, 204),
  example(`GET /list-agent-versions${one}`, 200, page(exampleAgentVersion)),
  example(`GET /get-agent-versions${one}`, 200, [exampleAgent]),
  example(`POST /publish-agent-version${one}`, 200),
  example("POST /create-retell-llm", 201, exampleLlm),
  example(`GET /get-retell-llm${one}`, 200, exampleLlm),
  example(`PATCH /update-retell-llm${one}`, 200, exampleLlm),
  example(`DELETE /delete-retell-llm${one}`, 204),
  example(`GET /get-voice${one}`, 200, exampleVoice),
  example("POST /(add-community-voice|clone-voice)", 201, exampleVoice),
  example("POST /search-community-voice", 200, exampleFoundVoices),
  example("POST /v2/create-web-call", 201, exampleWebCall),
  example("POST /v2/(create|register)-phone-call", 201, examplePhoneCall),
  example(`GET /v2/get-call${one}`, 200, exampleWebCall),
  example(`PATCH /v2/update-call${one}`, 200, exampleWebCall),
  example(`PATCH /v2/update-live-call${one}`, 200, { success: true }),
  example(`PUT /rerun-call-analysis${one}`, 201, exampleWebCall),
  example(`POST /v2/stop-call${one}`, 204),
  example(`DELETE /v2/delete-call${one}`, 204),
  example("POST /v3/list-calls", 200, page({ ...exampleWebCall, access_token: undefined })),
  example("POST /(create|import)-phone-number", 201, examplePhoneNumber),
  example(`GET /get-phone-number${one}`, 200, examplePhoneNumber),
  example(`PATCH /update-phone-number${one}`, 200, examplePhoneNumber),
  example("GET /v2/list-phone-numbers", 200, page(examplePhoneNumber)),
  example(`DELETE /delete-phone-number${one}`, 204),
];

/**
 * Under `vendor-examples`, a request that the stand-in would refuse is answered with an example: the vendor's own
 * SDK suite names ids that nobody has made, and fills in every field, also those that exclude each other.
 */
export function answerFromExamples(state: RetellState): MiddlewareHandler {
  return async (c, next) => {
    await next();
    if (state.scenario !== "vendor-examples" || ![400, 404, 422].includes(c.res.status)) return;
    const asked = `${c.req.method} ${c.req.path.replace(/^\/retell(?=\/)/, "")}`;
    const found = examples.find(({ path }) => path.test(asked));
    if (!found) return;
    c.res = found.body
      ? Response.json(found.body, { status: found.status })
      : new Response(null, { status: found.status });
  };
}
