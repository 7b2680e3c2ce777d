import { type Context, Hono } from "hono";
import { z } from "zod";
import { toCallItem } from "./call-view";
import type { PhoneCalls } from "./phone-calls";
import { isScenario, machine, person, type Scenario } from "./scenarios";
import type { RetellState } from "./state";
import type { Webhooks } from "./webhooks";

const settingsBody = z.strictObject({ concurrencyLimit: z.int().min(0).max(10_000) });
const scenarioBody = z.strictObject({
  name: z.custom<Scenario>((name) => typeof name === "string" && isScenario(name)),
});
const sayBody = z.strictObject({ role: z.enum(["agent", "user"]), text: z.string().min(1).max(5000) });

/** What tests and the console may ask of the stand-in that no vendor would offer. */
export function controlRoutes(phones: PhoneCalls, webhooks: Webhooks): Hono {
  const { media, calls } = phones;
  const { state } = calls;
  const app = new Hono();
  app.post("/retell", async (c) => {
    const body = await read(c, settingsBody);
    if (!body) return refuse(c);
    state.concurrencyLimit = body.concurrencyLimit;
    return c.json(body);
  });
  app.post("/scenario", async (c) => {
    const body = await read(c, scenarioBody);
    if (!body) return refuse(c);
    state.scenario = body.name;
    return c.json(body);
  });
  app.get("/calls", (c) => c.json({ calls: toControlCalls(state) }));
  app.get("/deliveries", (c) => c.json({ deliveries: webhooks.listInFull() }));
  app.get("/calls/:id", (c) => {
    const call = state.calls.get(c.req.param("id"));
    if (!call) return c.json({ error: "There is no such call." }, 404);
    const transcript_object = media().transcript(call.id) ?? call.transcript ?? [];
    return c.json({ ...toCallItem(state, call), access_token: undefined, transcript_object });
  });
  phoneControl(app, phones);
  app.post("/calls/:id/hangup", async (c) => answer(c, await media().stop(c.req.param("id"), "user_hangup")));
  app.post("/calls/:id/say", async (c) => {
    const body = await read(c, sayBody);
    if (!body) return refuse(c);
    return answer(c, await media().say(c.req.param("id"), body.role, body.text));
  });
  return app;
}

/** What the one who is rung may do. 404 when the phone does not ring. */
function phoneControl(app: Hono, phones: PhoneCalls): void {
  const acts: Record<string, (id: string) => boolean> = {
    answer: (id) => phones.answer(id, person),
    voicemail: (id) => phones.answer(id, machine),
    decline: (id) => phones.fail(id, "user_declined"),
    busy: (id) => phones.fail(id, "dial_busy"),
    "no-answer": (id) => phones.fail(id, "dial_no_answer"),
  };
  for (const [name, act] of Object.entries(acts)) {
    app.post(`/calls/:id/${name}`, (c) =>
      act(c.req.param("id")) ? c.json({ ok: true }) : c.json({ error: "No such phone rings." }, 404),
    );
  }
}

/** Newest first; the access token stays out, it is a secret until it is used. */
export function toControlCalls(state: RetellState) {
  return state.calls
    .values()
    .sort((a, b) => b.createdAtMs - a.createdAtMs)
    .map((call) => ({ ...toCallItem(state, call), access_token: undefined }));
}

async function read<T extends z.ZodType>(c: Context, schema: T): Promise<z.infer<T> | undefined> {
  const body: unknown = await c.req.json().catch(() => undefined);
  return schema.safeParse(body).data;
}

const refuse = (c: Context) => c.json({ error: "The body is not what this route takes." }, 400);
const answer = (c: Context, isLive: boolean) =>
  isLive ? c.json({ ok: true }) : c.json({ error: "No such call is live." }, 404);
