import { type Context, Hono } from "hono";
import { z } from "zod";
import type { SandboxContext } from "./context";
import type { Cron } from "./cron";
import { faultSchema } from "./faults";
import type { Vendor } from "./vendor";

const clockSchema = z.strictObject({
  advanceMs: z
    .int()
    .min(0)
    .max(366 * 86_400_000),
});
const cronSchema = z.strictObject({ isPaused: z.boolean() });

/** `/control`: what tests and the console steer the stand-ins with. JSON in, JSON out. */
export function createControl(context: SandboxContext, vendors: Vendor[], cron: Cron): Hono {
  const { clock, faults, journal } = context;
  const app = new Hono();
  app.onError((error, c) => refuse(c, 500, error.message));
  app.get("/state", (c) =>
    c.json({
      pid: process.pid,
      clock: { now: clock.now(), offsetMs: clock.offsetMs },
      cron: { isPaused: cron.isPaused },
      faults: faults.list(),
      vendors: Object.fromEntries(vendors.map((vendor) => [vendor.name, vendor.state()])),
    }),
  );
  app.get("/requests", (c) => {
    const since = Number(c.req.query("since") ?? 0);
    if (Number.isNaN(since)) return refuse(c, 400, "since is a time in milliseconds.");
    return c.json({ requests: journal.list({ vendor: c.req.query("vendor"), since }) });
  });
  app.post("/reset", async (c) => {
    // What was held belongs to what was before, and must not be handled after it.
    faults.release(true);
    await Promise.all(vendors.map((vendor) => vendor.reset()));
    clock.reset();
    faults.clear();
    journal.clear();
    return c.json({ ok: true });
  });
  app.route("/faults", faultRoutes(context, vendors));
  app.post("/clock", (c) =>
    withBody(c, clockSchema, ({ advanceMs }) => {
      clock.advance(advanceMs);
      return c.json({ now: clock.now(), offsetMs: clock.offsetMs });
    }),
  );
  app.post("/cron", (c) =>
    withBody(c, cronSchema, async ({ isPaused }) => {
      if (isPaused) await cron.pause();
      else cron.resume();
      return c.json({ isPaused: cron.isPaused });
    }),
  );
  for (const vendor of vendors) if (vendor.control) app.route("/", vendor.control);
  // Not notFound: that of an app mounted under a prefix is never asked.
  app.all("*", (c) => refuse(c, 404, "There is no such control."));
  return app;
}

function faultRoutes({ faults }: SandboxContext, vendors: Vendor[]): Hono {
  const app = new Hono();
  app.get("/", (c) => c.json({ faults: faults.list() }));
  app.post("/", (c) =>
    withBody(c, faultSchema, (fault) => {
      if (!vendors.some((vendor) => vendor.name === fault.vendor)) {
        return refuse(
          c,
          400,
          `There is no vendor ${fault.vendor}; there are ${vendors.map((v) => v.name).join(", ")}.`,
        );
      }
      faults.add(fault);
      return c.json({ ok: true }, 201);
    }),
  );
  app.post("/release", (c) => {
    faults.release();
    return c.json({ ok: true });
  });
  app.delete("/", (c) => {
    faults.clear();
    return c.json({ ok: true });
  });
  return app;
}

async function withBody<T extends z.ZodType>(
  c: Context,
  schema: T,
  work: (body: z.infer<T>) => Response | Promise<Response>,
) {
  const body = await c.req.json().catch(() => undefined);
  const result = schema.safeParse(body);
  return result.success ? work(result.data) : refuse(c, 400, z.prettifyError(result.error));
}

function refuse(c: Context, status: 400 | 404 | 500, error: string): Response {
  return c.json({ error }, status);
}
