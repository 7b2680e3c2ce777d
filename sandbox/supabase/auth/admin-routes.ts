import { type Context, Hono } from "hono";
import pg from "pg";
import { z } from "zod";
import { inTransaction } from "./database";
import { AuthError, answerError } from "./errors";
import { type AuthParts, nowOf } from "./parts";
import { readAuthBody, requireAdmin, requireEmail } from "./request";
import { createUser, deleteUser, existing, findUserByEmail, findUserById, listUsers } from "./users";

const data = z.record(z.string(), z.unknown()).nullish();
const newUser = z.object({
  email: z.string().nullish(),
  email_confirm: z.boolean().nullish(),
  user_metadata: data,
  app_metadata: data,
});

/** Users as the secret key sees them. */
export function adminRoutes(parts: AuthParts): Hono {
  const app = new Hono();
  app.onError(answerError);
  app.use("*", async (c, next) => {
    await requireAdmin(c, parts);
    await next();
  });
  app.get("/users", (c) => list(c, parts));
  app.post("/users", (c) => create(c, parts));
  app.get("/users/:id", async (c) => c.json(existing(await findUserById(parts.pool, idOf(c)))));
  app.delete("/users/:id", (c) => remove(c, parts));
  return app;
}

function idOf(c: Context): string {
  const { data: id } = z.guid().safeParse(c.req.param("id"));
  if (!id) throw new AuthError(404, "validation_failed", "user_id must be an UUID");
  return id;
}

async function list(c: Context, parts: AuthParts): Promise<Response> {
  const page = numberOf(c, "page", 1);
  const perPage = numberOf(c, "per_page", 50);
  const { users, total } = await listUsers(parts.pool, page, perPage);
  const last = Math.ceil(total / perPage);
  const link = (to: number, rel: string) => `<${c.req.path}?page=${to}&per_page=${perPage}>; rel="${rel}"`;
  const links = [...(last > page ? [link(page + 1, "next")] : []), link(last, "last")];
  return c.json({ users, aud: "authenticated" }, 200, {
    "X-Total-Count": String(total),
    Link: links.join(", "),
  });
}

function numberOf(c: Context, name: string, otherwise: number): number {
  const given = c.req.query(name) || String(otherwise);
  if (/^[1-9]\d{0,5}$/.test(given)) return Number(given);
  throw new AuthError(400, "validation_failed", `Bad Pagination Parameters: ${name} is no number`);
}

async function create(c: Context, parts: AuthParts): Promise<Response> {
  const body = await readAuthBody(c, newUser);
  if (!body.email) {
    throw new AuthError(400, "validation_failed", "Cannot create a user without either an email or phone");
  }
  const email = requireEmail(body.email);
  const user = await inTransaction(parts.pool, async (db) => {
    await db.query("select pg_advisory_xact_lock(hashtext('auth'), hashtext($1))", [email]);
    if (await findUserByEmail(db, email)) {
      throw new AuthError(422, "email_exists", "A user with this email address has already been registered");
    }
    return createUser(db, {
      email,
      userData: body.user_metadata ?? {},
      appData: body.app_metadata ?? {},
      isConfirmed: body.email_confirm ?? false,
      now: nowOf(parts),
    });
  });
  return c.json(user);
}

/** Sessions and codes go with the user; rows of the app that hold on to it keep it. */
async function remove(c: Context, parts: AuthParts): Promise<Response> {
  const { id } = existing(await findUserById(parts.pool, idOf(c)));
  await deleteUser(parts.pool, id).catch((error: unknown) => {
    if (!(error instanceof pg.DatabaseError)) throw error;
    throw new AuthError(500, "unexpected_failure", "Database error deleting user");
  });
  return c.json({});
}
