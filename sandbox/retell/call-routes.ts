import { Hono } from "hono";
import { toCalls, toOldCalls } from "./call-list";
import { listCallsBody, oldListCallsBody } from "./call-list-schema";
import { createPhoneCallBody, createWebCallBody, updateCallBody } from "./call-schema";
import { toStoredCallBody } from "./call-view";
import { idParam, readBody } from "./errors";
import type { PhoneCalls } from "./phone-calls";

export function callRoutes(phones: PhoneCalls): Hono {
  const app = new Hono();
  const { calls } = phones;
  const { state } = calls;
  app.post("/v2/create-web-call", async (c) => {
    const call = calls.createWebCall(await readBody(c, createWebCallBody));
    return c.json(toStoredCallBody(state, call), 201);
  });
  app.post("/v3/create-web-call", async (c) => {
    const call = calls.createWebCall(await readBody(c, createWebCallBody));
    const body = {
      call_id: call.id,
      access_token: call.accessToken,
      transport: "gateway",
      ice_servers: [{ urls: ["stun:127.0.0.1:3478"] }],
      expires_at: call.tokenExpiresAtMs,
    };
    return c.json(body, 201);
  });
  app.post("/v2/create-phone-call", async (c) => {
    const call = phones.create(await readBody(c, createPhoneCallBody));
    return c.json(toStoredCallBody(state, call), 201);
  });
  app.get("/v2/get-call/:id", (c) => c.json(toStoredCallBody(state, state.call(idParam(c, "id")))));
  app.post("/v3/list-calls", async (c) => c.json(toCalls(state, await readBody(c, listCallsBody))));
  app.post("/v2/list-calls", async (c) => c.json(toOldCalls(state, await readBody(c, oldListCallsBody))));
  app.post("/v2/stop-call/:id", async (c) => {
    const id = idParam(c, "id");
    if (!phones.fail(id, "manual_stopped")) await calls.stop(id);
    return c.body(null, 204);
  });
  app.patch("/v2/update-call/:id", async (c) => {
    const body = await readBody(c, updateCallBody);
    return c.json(toStoredCallBody(state, calls.update(idParam(c, "id"), body)));
  });
  app.delete("/v2/delete-call/:id", async (c) => {
    await calls.delete(idParam(c, "id"));
    return c.body(null, 204);
  });
  return app;
}
