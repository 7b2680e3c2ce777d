import { Hono } from "hono";
import { z } from "zod";
import type { Fleet } from "./fleet";

const body = z.strictObject({
  timeoutMs: z.int().min(1).max(900_000).optional(),
  concurrency: z.int().min(0).max(10).optional(),
});

/** `POST /control/lambda`: the function's limits until reset; what is left out is as deployed. */
export function controlRoutes(fleet: Fleet): Hono {
  const app = new Hono();
  app.post("/lambda", async (c) => {
    const parsed = body.safeParse(await c.req.json().catch(() => undefined));
    if (!parsed.success) return c.json({ error: z.prettifyError(parsed.error) }, 400);
    fleet.limits = parsed.data;
    return c.json(fleet.limits);
  });
  return app;
}
