import { Hono } from "hono";
import { z } from "zod";
import type { RecaptchaState } from "./state";

const body = z.strictObject({
  score: z.number().min(0).max(1).optional(),
  action: z.string().min(1).optional(),
  hostname: z.string().min(1).optional(),
  errorCodes: z.array(z.string().min(1)).optional(),
});

/** `POST /control/recaptcha`: what siteverify says from now on, until it is told otherwise or reset; what is left out goes as usual. */
export function controlRoutes(state: RecaptchaState): Hono {
  const app = new Hono();
  app.post("/recaptcha", async (c) => {
    const parsed = body.safeParse(await c.req.json().catch(() => undefined));
    if (!parsed.success) return c.json({ error: z.prettifyError(parsed.error) }, 400);
    state.answers = parsed.data;
    return c.json(state.answers);
  });
  return app;
}
