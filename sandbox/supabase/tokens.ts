import {
  createLocalJWKSet,
  decodeProtectedHeader,
  errors,
  importJWK,
  type JWTPayload,
  jwtVerify,
  SignJWT,
} from "jose";
import { DataApiError } from "./errors";
import type { Secrets } from "./secrets";

/** PostgREST's allowance for clocks that differ. */
const SKEW_SECONDS = 30;

export type UserClaims = {
  sub: string;
  email?: string;
  role?: string;
  expiresInSeconds?: number;
  [claim: string]: unknown;
};

export type Tokens = {
  /** A user's access token as Supabase Auth makes it, signed with ES256. */
  mintUserJwt: (claims: UserClaims) => Promise<string>;
  /** The claims of a token signed with one of this project's keys. Throws what PostgREST answers. */
  verify: (token: string) => Promise<JWTPayload>;
  /** The same without any allowance for clocks. Throws what jose throws. */
  verifyStrictly: (token: string) => Promise<JWTPayload>;
  /** The public keys, as `/auth/v1/.well-known/jwks.json` gives them. */
  jwks: { keys: Record<string, unknown>[] };
};

export async function createTokens(secrets: Secrets, issuer: () => string): Promise<Tokens> {
  const { d: _private, ...publicKey } = secrets.signingKey as Record<string, unknown> & Secrets["signingKey"];
  const jwks = { keys: [{ ...publicKey, key_ops: ["verify"] }] };
  const keys = createLocalJWKSet(jwks);
  const signingKey = await importJWK(secrets.signingKey, "ES256");
  const shared = new TextEncoder().encode(secrets.jwtSecret);

  const mintUserJwt = ({ expiresInSeconds = 3600, ...claims }: UserClaims) =>
    new SignJWT({ aud: "authenticated", role: "authenticated", is_anonymous: false, ...claims })
      .setProtectedHeader({ alg: "ES256", kid: secrets.signingKey.kid, typ: "JWT" })
      .setIssuer(issuer())
      .setIssuedAt()
      .setExpirationTime(Math.floor(Date.now() / 1000) + expiresInSeconds)
      .sign(signingKey);

  const read = async (token: string, clockTolerance: number) => {
    const { payload } =
      algorithmOf(token) === "HS256"
        ? await jwtVerify(token, shared, { clockTolerance, algorithms: ["HS256"] })
        : await jwtVerify(token, keys, { clockTolerance, algorithms: ["ES256"] });
    return payload;
  };
  const verify = async (token: string) => {
    const parts = token.split(".").length;
    if (parts !== 3) throw refused("PGRST301", `Expected 3 parts in JWT; got ${parts}`);
    try {
      return await read(token, SKEW_SECONDS);
    } catch (error) {
      throw translate(error);
    }
  };
  const verifyStrictly = (token: string) => read(token, 0);
  return { mintUserJwt, verify, verifyStrictly, jwks };
}

function algorithmOf(token: string): string | undefined {
  try {
    return decodeProtectedHeader(token).alg;
  } catch {
    return undefined;
  }
}

function translate(error: unknown): DataApiError {
  if (error instanceof errors.JWTExpired) return refused("PGRST303", "JWT expired");
  if (error instanceof errors.JWTClaimValidationFailed && error.claim === "nbf") {
    return refused("PGRST303", "JWT not yet valid");
  }
  if (error instanceof errors.JOSEAlgNotAllowed) {
    return refused("PGRST301", "Wrong or unsupported encoding algorithm");
  }
  const details = "None of the keys was able to decode the JWT";
  return refused("PGRST301", "No suitable key or wrong key type", details);
}

function refused(code: string, message: string, details: string | null = null): DataApiError {
  const challenge = `Bearer error="invalid_token", error_description=${JSON.stringify(message)}`;
  return new DataApiError(401, code, message, { details, headers: { "WWW-Authenticate": challenge } });
}
