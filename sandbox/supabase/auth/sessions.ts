import { decodeJwt } from "jose";
import { newRefreshToken } from "./codes";
import { type Connection, inTransaction, KeptRefusal } from "./database";
import { AuthError } from "./errors";
import { type AuthParts, nowOf } from "./parts";
import { existing, findUserById, type User } from "./users";

export type Session = {
  access_token: string;
  token_type: "bearer";
  expires_in: number;
  expires_at: number;
  refresh_token: string;
  user: User;
};

/** Who holds the session: told to its owner, not trusted. */
export type Asking = { userAgent: string | undefined; address: string };

type RefreshToken = {
  id: string;
  token: string;
  parent: string | null;
  session_id: string;
  user_id: string;
  revoked: boolean;
  updated_at: Date;
};

/** A new session. */
export async function signIn(
  parts: AuthParts,
  db: Connection,
  user: User,
  { userAgent, address }: Asking,
): Promise<Session> {
  const now = nowOf(parts);
  const { rows } = await db.query<{ id: string }>(
    `insert into auth.sessions (user_id, user_agent, ip, created_at, updated_at) values ($1, $2, $3, $4, $4) returning id`,
    [user.id, userAgent ?? null, address, now],
  );
  const sessionId = rows[0]?.id ?? "";
  const token = await addToken(db, { sessionId, userId: user.id, parent: null, now });
  return answer(parts, db, { sessionId, userId: user.id, refreshToken: token });
}

/**
 * A new access token, and usually a new refresh token. A used one is taken again when it is the active one's parent (the
 * answer was lost), and within the reuse interval; later, it ends every refresh token of its session.
 */
export async function refreshSession(parts: AuthParts, given: string): Promise<Session> {
  return inTransaction(parts.pool, async (db) => {
    const found = await findLocked(db, given);
    if (!found) {
      throw new AuthError(400, "refresh_token_not_found", "Invalid Refresh Token: Refresh Token Not Found");
    }
    const { session_id: sessionId, user_id: userId } = found;
    const now = nowOf(parts);
    const refreshToken = (await reusable(parts, db, found, now)) ?? (await swap(db, found, now));
    await db.query("update auth.sessions set refreshed_at = $2, updated_at = $2 where id = $1", [
      sessionId,
      now,
    ]);
    return answer(parts, db, { sessionId, userId, refreshToken });
  });
}

/** Locks the session first, so that parallel requests come one after another and see what the former did. */
async function findLocked(db: Connection, token: string): Promise<RefreshToken | undefined> {
  await db.query(
    `select from auth.sessions where id = (select session_id from auth.refresh_tokens where token = $1) for update`,
    [token],
  );
  const { rows } = await db.query<RefreshToken>("select * from auth.refresh_tokens where token = $1", [
    token,
  ]);
  return rows[0];
}

/** The token to answer a used one with, undefined when it gets a new one. Throws when it came back too late. */
async function reusable(parts: AuthParts, db: Connection, token: RefreshToken, now: Date) {
  if (!token.revoked) return undefined;
  const { rows } = await db.query<RefreshToken>(
    "select * from auth.refresh_tokens where session_id = $1 and not revoked order by id desc limit 1",
    [token.session_id],
  );
  if (rows[0]?.parent === token.token) return rows[0].token;
  const isFresh = now.getTime() <= token.updated_at.getTime() + parts.config.reuseSeconds * 1000;
  if (isFresh) return undefined;
  if (parts.config.isRotating) {
    await db.query(
      "update auth.refresh_tokens set revoked = true, updated_at = $2 where session_id = $1 and not revoked",
      [token.session_id, now],
    );
  }
  throw new KeptRefusal(
    new AuthError(400, "refresh_token_already_used", "Invalid Refresh Token: Already Used"),
  );
}

async function swap(db: Connection, { id, token, session_id, user_id }: RefreshToken, now: Date) {
  await db.query("update auth.refresh_tokens set revoked = true, updated_at = $2 where id = $1", [id, now]);
  return addToken(db, { sessionId: session_id, userId: user_id, parent: token, now });
}

type NewToken = { sessionId: string; userId: string; parent: string | null; now: Date };

async function addToken(db: Connection, { sessionId, userId, parent, now }: NewToken): Promise<string> {
  const token = newRefreshToken();
  await db.query(
    `insert into auth.refresh_tokens (token, parent, user_id, session_id, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $5)`,
    [token, parent, userId, sessionId, now],
  );
  await db.query("update auth.users set last_sign_in_at = $2, updated_at = $2 where id = $1", [userId, now]);
  return token;
}

async function answer(
  parts: AuthParts,
  db: Connection,
  { sessionId, userId, refreshToken }: { sessionId: string; userId: string; refreshToken: string },
): Promise<Session> {
  const user = existing(await findUserById(db, userId));
  const { rows } = await db.query<{ at: number }>(
    "select floor(extract(epoch from created_at))::int as at from auth.sessions where id = $1",
    [sessionId],
  );
  const token = await parts.tokens.mintUserJwt({
    sub: userId,
    aud: user.aud,
    email: user.email,
    phone: user.phone,
    app_metadata: user.app_metadata,
    user_metadata: user.user_metadata,
    role: user.role,
    aal: "aal1",
    amr: [{ method: "otp", timestamp: rows[0]?.at ?? 0 }],
    session_id: sessionId,
    is_anonymous: user.is_anonymous,
    expiresInSeconds: parts.told.accessTokenSeconds ?? parts.config.accessTokenSeconds,
  });
  const { exp = 0, iat = 0 } = decodeJwt(token);
  return {
    access_token: token,
    token_type: "bearer",
    expires_in: exp - iat,
    expires_at: exp,
    refresh_token: refreshToken,
    user,
  };
}

export type SignOutScope = "global" | "local" | "others";

/** Ends sessions, and with them their refresh tokens. Access tokens live on until they expire, save at Auth itself. */
export async function signOut(parts: AuthParts, userId: string, sessionId: string, scope: SignOutScope) {
  const where = { global: "true", local: "id = $2", others: "id <> $2" }[scope];
  await parts.pool.query(`delete from auth.sessions where user_id = $1 and (${where} or $2::uuid is null)`, [
    userId,
    sessionId,
  ]);
}
