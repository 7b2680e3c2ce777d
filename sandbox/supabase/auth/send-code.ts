import { hashCode, newCode } from "./codes";
import { type Connection, inTransaction } from "./database";
import { AuthError } from "./errors";
import { renderMail, senderOf } from "./mail";
import { type AuthParts, nowOf } from "./parts";
import { createUser, findUserByEmail, type User } from "./users";

export type CodeRequest = {
  email: string;
  mayCreateUser: boolean;
  data: Record<string, unknown>;
  isPkce: boolean;
};

/**
 * Mails a new code in place of the former one. Who is new, or never used a code, gets the mail for new addresses. Throws
 * 429 within the pause since the last mail of the same kind, and 422 for strangers who may not be made users.
 */
export async function sendCode(parts: AuthParts, request: CodeRequest): Promise<void> {
  const { email } = request;
  if (/(^|[@.])invalid$/.test(email)) {
    throw new AuthError(400, "email_address_invalid", `Email address "${email}" is invalid`);
  }
  const mail = await inTransaction(parts.pool, async (db) => {
    // Two first requests of one address must not both make its user.
    await db.query("select pg_advisory_xact_lock(hashtext('auth'), hashtext($1))", [email]);
    const user = (await findUserByEmail(db, email)) ?? (await signUp(parts, db, request));
    return prepareMail(parts, db, user, request.isPkce);
  });
  parts.mailbox.add(mail);
}

async function signUp(parts: AuthParts, db: Connection, request: CodeRequest): Promise<User> {
  if (!request.mayCreateUser) throw new AuthError(422, "otp_disabled", "Signups not allowed for otp");
  if (!parts.config.isOpenToNewcomers) {
    throw new AuthError(422, "signup_disabled", "Signups not allowed for this instance");
  }
  const { email, data: userData } = request;
  return createUser(db, { email, userData, isConfirmed: false, now: nowOf(parts) });
}

async function prepareMail(parts: AuthParts, db: Connection, user: User, isPkce: boolean) {
  const { config } = parts;
  const now = nowOf(parts);
  const isKnown = user.email_confirmed_at !== undefined;
  const sentAt = isKnown ? user.recovery_sent_at : user.confirmation_sent_at;
  requirePause(sentAt, config.mailPauseSeconds, now);
  parts.limits.takeMail();
  const code = newCode(config.codeLength);
  const hash = `${isPkce ? "pkce_" : ""}${hashCode(user.email, code)}`;
  const [type, column] = isKnown
    ? ["recovery_token", "recovery_sent_at"]
    : ["confirmation_token", "confirmation_sent_at"];
  await db.query(`update auth.users set ${column} = $2, updated_at = $2 where id = $1`, [user.id, now]);
  await db.query(
    `insert into auth.one_time_tokens (user_id, token_type, token_hash, relates_to, created_at)
     values ($1, $2, $3, $4, $5)
     on conflict (user_id, token_type) do update set token_hash = excluded.token_hash, created_at = excluded.created_at`,
    [user.id, type, hash, user.email, now],
  );
  const template = isKnown ? config.templates.magic_link : config.templates.confirmation;
  const words = { Token: code, TokenHash: hash, Email: user.email, SiteURL: parts.siteUrl };
  return { to: user.email, from: senderOf(config), at: now.getTime(), ...renderMail(template, words) };
}

function requirePause(sentAt: Date | undefined, pauseSeconds: number, now: Date): void {
  if (!sentAt) return;
  const leftMs = sentAt.getTime() + pauseSeconds * 1000 - now.getTime();
  if (leftMs <= 0) return;
  throw new AuthError(
    429,
    "over_email_send_rate_limit",
    `For security purposes, you can only request this after ${Math.floor(leftMs / 1000)} seconds.`,
  );
}
