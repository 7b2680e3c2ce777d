import { Hono } from "hono";
import { z } from "zod";
import type { AuthParts } from "./parts";

const body = z.strictObject({ accessTokenSeconds: z.int().positive().max(604_800).optional() });

/** Of a mail that is shown in a frame: its own styles, and nothing else. */
const MAIL_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; sandbox";

/** `/control/mailbox` and `/control/auth`. */
export function authControl(parts: AuthParts): Hono {
  const { mailbox, told } = parts;
  const app = new Hono();
  app.get("/mailbox", (c) => c.json({ mails: mailbox.list(c.req.query("to")) }));
  app.get("/mailbox/:id/html", (c) => {
    const mail = mailbox.find(c.req.param("id"));
    if (!mail) return c.json({ error: "There is no such mail." }, 404);
    return c.html(mail.html, 200, {
      "content-security-policy": MAIL_POLICY,
      "x-content-type-options": "nosniff",
      "cache-control": "no-store",
    });
  });
  app.get("/auth", async (c) => c.json({ ...describeAuth(parts), ...(await countRows(parts)) }));
  app.post("/auth", async (c) => {
    const parsed = body.safeParse(await c.req.json().catch(() => undefined));
    if (!parsed.success) return c.json({ error: z.prettifyError(parsed.error) }, 400);
    told.accessTokenSeconds = parsed.data.accessTokenSeconds;
    return c.json(describeAuth(parts));
  });
  return app;
}

export function describeAuth({ config, told, mailbox }: AuthParts) {
  return {
    accessTokenSeconds: told.accessTokenSeconds ?? config.accessTokenSeconds,
    codeSeconds: config.codeSeconds,
    mailPauseSeconds: config.mailPauseSeconds,
    mails: mailbox.size,
    lastMailAt: mailbox.list()[0]?.at ?? null,
  };
}

async function countRows({ pool }: AuthParts) {
  const { rows } = await pool.query<{ users: number; sessions: number; codes: number }>(`
    select (select count(*)::int from auth.users) as users, (select count(*)::int from auth.sessions) as sessions,
      (select count(*)::int from auth.one_time_tokens) as codes`);
  return rows[0];
}
