import type { Connection } from "./database";
import { AuthError } from "./errors";

type Json = Record<string, unknown>;

export type User = {
  id: string;
  aud: string;
  role: string;
  email: string;
  phone: string;
  email_confirmed_at?: Date;
  phone_confirmed_at?: Date;
  confirmation_sent_at?: Date;
  confirmed_at?: Date;
  recovery_sent_at?: Date;
  last_sign_in_at?: Date;
  app_metadata: Json;
  user_metadata: Json;
  identities: Json[];
  created_at: Date;
  updated_at: Date;
  is_anonymous: boolean;
};

const SELECT = `
  select u.id, u.aud, u.role, coalesce(u.email, '') as email, coalesce(u.phone, '') as phone,
    u.email_confirmed_at, u.phone_confirmed_at, u.confirmation_sent_at, u.confirmed_at, u.recovery_sent_at,
    u.last_sign_in_at, u.raw_app_meta_data as app_metadata, u.raw_user_meta_data as user_metadata,
    (select coalesce(json_agg(json_build_object('identity_id', i.id, 'id', i.provider_id, 'user_id', i.user_id,
        'identity_data', i.identity_data, 'provider', i.provider, 'last_sign_in_at', i.last_sign_in_at,
        'created_at', i.created_at, 'updated_at', i.updated_at, 'email', i.email) order by i.created_at), '[]')
      from auth.identities i where i.user_id = u.id) as identities,
    u.created_at, u.updated_at, u.is_anonymous
  from auth.users u`;

export const findUserById = (db: Connection, id: string) => findUser(db, "u.id = $1", id);

/** `email` in lower case, as Auth keeps it. */
export const findUserByEmail = (db: Connection, email: string) => findUser(db, "lower(u.email) = $1", email);

async function findUser(db: Connection, where: string, value: string): Promise<User | undefined> {
  const { rows } = await db.query(`${SELECT} where ${where}`, [value]);
  return rows[0] && toUser(rows[0]);
}

/** One page, newest first, and how many there are in all. */
export async function listUsers(db: Connection, page: number, perPage: number) {
  const counted = await db.query<{ total: number }>("select count(*)::int as total from auth.users");
  const { rows } = await db.query(`${SELECT} order by u.created_at desc, u.id limit $1 offset $2`, [
    perPage,
    (page - 1) * perPage,
  ]);
  return { users: rows.map(toUser), total: counted.rows[0]?.total ?? 0 };
}

export type NewUser = { email: string; userData: Json; appData?: Json; isConfirmed: boolean; now: Date };

/** A user with an e-mail identity. */
export async function createUser(db: Connection, given: NewUser): Promise<User> {
  const { email, now, isConfirmed } = given;
  const { rows } = await db.query<{ id: string }>(
    `insert into auth.users (email, encrypted_password, raw_app_meta_data, email_confirmed_at, created_at, updated_at)
     values ($1, '', $2, $3, $4, $4) returning id`,
    [email, { ...given.appData, provider: "email", providers: ["email"] }, isConfirmed ? now : null, now],
  );
  const id = rows[0]?.id ?? "";
  const claims = { sub: id, email, email_verified: isConfirmed, phone_verified: false };
  await db.query("update auth.users set raw_user_meta_data = $2 where id = $1", [
    id,
    { ...given.userData, ...claims },
  ]);
  await db.query(
    `insert into auth.identities (provider_id, user_id, identity_data, provider, last_sign_in_at, created_at, updated_at)
     values ($1::text, $1::uuid, $2, 'email', $3, $3, $3)`,
    [id, claims, now],
  );
  return existing(await findUserById(db, id));
}

/** The address is the user's own from now on. */
export async function confirmUser(db: Connection, id: string, now: Date): Promise<void> {
  await db.query(
    `update auth.users set email_confirmed_at = coalesce(email_confirmed_at, $2), updated_at = $2,
       raw_user_meta_data = raw_user_meta_data || '{"email_verified": true}' where id = $1`,
    [id, now],
  );
  await db.query(
    `update auth.identities set identity_data = identity_data || '{"email_verified": true}', updated_at = $2
     where user_id = $1 and provider = 'email'`,
    [id, now],
  );
}

/** Merges; null takes a key away. */
export async function mergeUserData(db: Connection, user: User, data: Json, now: Date): Promise<User> {
  const merged = Object.entries({ ...user.user_metadata, ...data }).filter(([, value]) => value !== null);
  await db.query("update auth.users set raw_user_meta_data = $2, updated_at = $3 where id = $1", [
    user.id,
    Object.fromEntries(merged),
    now,
  ]);
  return existing(await findUserById(db, user.id));
}

export async function deleteUser(db: Connection, id: string): Promise<void> {
  await db.query("delete from auth.users where id = $1", [id]);
}

/** Null columns are left out, as Auth leaves them out. */
function toUser(row: Record<string, unknown>): User {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as User;
}

export function existing(user: User | undefined): User {
  if (!user) throw new AuthError(404, "user_not_found", "User not found");
  return user;
}
