import { type Context, Hono } from "hono";
import { z } from "zod";
import { identifyKey } from "../data-api/caller";
import { adminRoutes } from "./admin-routes";
import { isRefreshToken } from "./codes";
import { AuthError, answerError } from "./errors";
import { type AuthParts, nowOf } from "./parts";
import { admit, apiKeyOf, readAuthBody, requireEmail, requireUser } from "./request";
import { sendCode } from "./send-code";
import { refreshSession, type SignOutScope, signOut } from "./sessions";
import { mergeUserData } from "./users";
import { type Proof, verifyCode } from "./verify-code";

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? "");
const data = z
  .record(z.string(), z.unknown())
  .nullish()
  .transform((value) => value ?? {});

const otpBody = z.object({
  email: text,
  phone: text,
  channel: text,
  create_user: z.boolean().nullish(),
  data,
  code_challenge: text,
  code_challenge_method: text,
});
const verifyBody = z.object({ type: text, email: text, phone: text, token: text, token_hash: text });
const refreshBody = z.object({ refresh_token: text });
const userBody = z.object({ data, email: text, phone: text, password: text });

const invalid = (message: string) => new AuthError(400, "validation_failed", message);

/** Supabase Auth for codes by e-mail, below `/auth/v1`. */
export function authRoutes(parts: AuthParts): Hono {
  const app = new Hono();
  app.onError(answerError);
  app.get("/.well-known/jwks.json", (c) => c.json(parts.tokens.jwks));
  app.use("*", async (c, next) => {
    await identifyKey(apiKeyOf(c), parts.keys, parts.tokens);
    await next();
  });
  app.get("/health", (c) =>
    c.json({
      version: "sandbox",
      name: "GoTrue",
      description: "GoTrue is a user registration and authentication API",
    }),
  );
  app.get("/settings", (c) => c.json(settingsOf(parts)));
  app.post("/otp", (c) => otp(c, parts));
  app.post("/verify", (c) => verify(c, parts));
  app.post("/token", (c) => token(c, parts));
  app.post("/logout", (c) => logout(c, parts));
  app.get("/user", async (c) => c.json((await requireUser(c, parts)).user));
  app.put("/user", (c) => updateUser(c, parts));
  app.route("/admin", adminRoutes(parts));
  app.all("*", (c) => c.text("404 page not found\n", 404));
  return app;
}

async function otp(c: Context, parts: AuthParts): Promise<Response> {
  await admit(c, parts, "otp");
  const body = await readAuthBody(c, otpBody);
  if (body.email && body.phone) throw invalid("Only an email address or phone number should be provided");
  if (body.email && body.channel) throw invalid("Channel should only be specified with Phone OTP");
  requireChallenge(body.code_challenge, body.code_challenge_method);
  if (body.phone) throw new AuthError(400, "phone_provider_disabled", "Unsupported phone provider");
  if (!body.email) throw invalid("One of email or phone must be set");
  await sendCode(parts, {
    email: requireEmail(body.email),
    mayCreateUser: body.create_user ?? true,
    data: body.data,
    isPkce: body.code_challenge !== "",
  });
  return c.json({});
}

function requireChallenge(challenge: string, method: string): void {
  if ((challenge === "") !== (method === "")) {
    throw invalid("PKCE flow requires code_challenge_method and code_challenge");
  }
  if (challenge === "") return;
  if (challenge.length < 43 || challenge.length > 128) {
    throw invalid("code challenge has to be between 43 and 128 characters");
  }
  if (!/^[a-zA-Z._~0-9-]+$/.test(challenge)) {
    throw invalid(
      "code challenge can only contain alphanumeric characters, hyphens, periods, underscores and tildes",
    );
  }
}

async function verify(c: Context, parts: AuthParts): Promise<Response> {
  const asking = await admit(c, parts, "verify");
  const proof = proofOf(await readAuthBody(c, verifyBody));
  return c.json(await verifyCode(parts, proof, asking));
}

function proofOf(body: z.infer<typeof verifyBody>): Proof {
  const { type, email, phone, token: code, token_hash: tokenHash } = body;
  if (!type) throw invalid("Verify requires a verification type");
  if ((code === "") === (tokenHash === "")) throw invalid("Verify requires either a token or a token hash");
  if (tokenHash) {
    if (email || phone) throw invalid("Only the token_hash and type should be provided");
    return { type, tokenHash };
  }
  if (!email || phone) throw invalid("Only an email address or phone number should be provided on verify");
  return { type, email: requireEmail(email), code };
}

async function token(c: Context, parts: AuthParts): Promise<Response> {
  const grant = c.req.query("grant_type");
  if (grant !== "refresh_token" && grant !== "pkce") {
    throw new AuthError(400, "invalid_credentials", "unsupported_grant_type");
  }
  await admit(c, parts, "token");
  if (grant === "pkce") {
    // Codes are typed in, so no link ever starts the other half of this flow.
    throw new AuthError(404, "flow_state_not_found", "invalid flow state, no valid flow state found");
  }
  const { refresh_token: given } = await readAuthBody(c, refreshBody);
  if (!isRefreshToken(given)) throw invalid("Refresh token is not valid");
  return c.json(await refreshSession(parts, given));
}

const scopes = new Map<string, SignOutScope>([
  ["", "global"],
  ["global", "global"],
  ["local", "local"],
  ["others", "others"],
]);

async function logout(c: Context, parts: AuthParts): Promise<Response> {
  const { user, sessionId } = await requireUser(c, parts);
  const asked = c.req.query("scope") ?? "";
  const scope = scopes.get(asked);
  if (!scope) throw invalid(`Unsupported logout scope "${asked}"`);
  await signOut(parts, user.id, sessionId, scope);
  return c.body(null, 204);
}

async function updateUser(c: Context, parts: AuthParts): Promise<Response> {
  const { user } = await requireUser(c, parts);
  const body = await readAuthBody(c, userBody);
  if (body.password || body.phone || (body.email && body.email.toLowerCase() !== user.email)) {
    throw new AuthError(422, "feature_disabled", "The sandbox changes no address, phone or password");
  }
  return c.json(await mergeUserData(parts.pool, user, body.data, nowOf(parts)));
}

function settingsOf({ config }: AuthParts) {
  return {
    external: { anonymous_users: false, email: true, phone: false },
    disable_signup: !config.isOpenToNewcomers,
    mailer_autoconfirm: false,
    phone_autoconfirm: false,
    sms_provider: "",
    saml_enabled: false,
    passkeys_enabled: false,
  };
}
