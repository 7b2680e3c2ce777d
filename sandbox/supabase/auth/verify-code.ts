import { hashCode } from "./codes";
import { type Connection, inTransaction } from "./database";
import { AuthError } from "./errors";
import { type AuthParts, nowOf } from "./parts";
import { type Asking, type Session, signIn } from "./sessions";
import { confirmUser, existing, findUserById } from "./users";

export type Proof = { type: string; email?: string; code?: string; tokenHash?: string };

/** Which stored tokens each type of verification looks at. */
const TOKENS_BY_TYPE = new Map([
  ["email", ["confirmation_token", "recovery_token"]],
  ["signup", ["confirmation_token"]],
  ["invite", ["confirmation_token"]],
  ["magiclink", ["recovery_token"]],
  ["recovery", ["recovery_token"]],
]);

/** Exchanges a code, or the hash out of a mail, for a session; once. Throws 403 `otp_expired` for every wrong one. */
export async function verifyCode(parts: AuthParts, proof: Proof, asking: Asking): Promise<Session> {
  const types = TOKENS_BY_TYPE.get(proof.type);
  if (!types) throw new AuthError(400, "validation_failed", "Unsupported verification type");
  const now = nowOf(parts);
  return inTransaction(parts.pool, async (db) => {
    const userId = await takeToken(
      db,
      types,
      proof,
      new Date(now.getTime() - parts.config.codeSeconds * 1000),
    );
    if (!userId) throw refusalOf(proof);
    await confirmUser(db, userId, now);
    return signIn(parts, db, existing(await findUserById(db, userId)), asking);
  });
}

/** Removes the token, and with it every other of its user; two at once find one. */
async function takeToken(db: Connection, types: readonly string[], proof: Proof, oldest: Date) {
  const { email, code, tokenHash } = proof;
  const hash = tokenHash ?? hashCode(email ?? "", code ?? "");
  const hashes = tokenHash === undefined ? [hash, `pkce_${hash}`] : [hash];
  const { rows } = await db.query<{ user_id: string }>(
    `delete from auth.one_time_tokens
     where token_type = any ($1) and token_hash = any ($2) and created_at >= $3 returning user_id`,
    [types, hashes, oldest],
  );
  const userId = rows[0]?.user_id;
  if (userId) await db.query("delete from auth.one_time_tokens where user_id = $1", [userId]);
  return userId;
}

function refusalOf({ tokenHash }: Proof): AuthError {
  const what =
    tokenHash === undefined ? "Token has expired or is invalid" : "Email link is invalid or has expired";
  return new AuthError(403, "otp_expired", what);
}
