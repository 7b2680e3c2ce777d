import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { exportJWK, generateKeyPair } from "jose";
import { z } from "zod";

const schema = z.object({
  databasePassword: z.string().min(16),
  /** Signs user tokens as projects with asymmetric keys do. */
  signingKey: z.looseObject({ kty: z.literal("EC"), kid: z.string() }),
  /** The legacy shared secret, for HS256 tokens. */
  jwtSecret: z.string().min(32),
});

export type Secrets = z.infer<typeof schema>;

/** The stand-in's own secrets, made once and kept in `<dir>/supabase.json`, readable by this account only. */
export async function loadSecrets(dir: string): Promise<Secrets> {
  const file = join(dir, "supabase.json");
  if (existsSync(file)) {
    const parsed = schema.safeParse(parse(readFileSync(file, "utf8")));
    if (parsed.success) return parsed.data;
    throw new Error(`${file} cannot be read: delete ${dir} to start afresh.`);
  }
  const { privateKey } = await generateKeyPair("ES256", { extractable: true });
  const secrets: Secrets = {
    databasePassword: randomBytes(24).toString("base64url"),
    signingKey: {
      ...(await exportJWK(privateKey)),
      kty: "EC",
      kid: randomBytes(8).toString("hex"),
      alg: "ES256",
      use: "sig",
    },
    jwtSecret: randomBytes(32).toString("base64url"),
  };
  mkdirSync(dir, { recursive: true });
  writeSecret(file, JSON.stringify(secrets));
  return secrets;
}

/** Whole or not at all, and for this account's eyes only. */
export function writeSecret(file: string, text: string): void {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, text, { mode: 0o600 });
  chmodSync(draft, 0o600);
  renameSync(draft, file);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
