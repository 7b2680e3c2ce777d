import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { otherThan, type ServedAuth, serveAuth } from "../support/supabase-auth";

const ADA = "ada@example.com";
let served: ServedAuth;

beforeAll(async () => {
  served = await serveAuth();
});
afterAll(() => served.stop());
beforeEach(() => served.reset());

const send = (email = ADA, options = {}) => served.anon().auth.signInWithOtp({ email, options });
const verify = (token: string, type: "email" | "signup" | "magiclink" = "email", email = ADA) =>
  served.anon().auth.verifyOtp({ email, token, type });
const told = ({ error }: { error: { status?: number; code?: string; message: string } | null }) =>
  error && [error.status, error.code];
const EXPIRED = [403, "otp_expired"];

test("a code from the mail signs in a new user with the claims of Supabase", async () => {
  const { data, error } = await send("Ada@Example.com", { data: { name: "Ada" } });
  expect({ data, error }).toEqual({ data: { user: null, session: null }, error: null });
  const verified = await verify(await served.codeTo(ADA));
  const { session, user } = verified.data;
  expect(user).toMatchObject({
    aud: "authenticated",
    role: "authenticated",
    email: ADA,
    phone: "",
    is_anonymous: false,
    app_metadata: { provider: "email", providers: ["email"] },
    user_metadata: { name: "Ada", email: ADA, email_verified: true, phone_verified: false, sub: user?.id },
  });
  expect(user?.email_confirmed_at).toBe(user?.confirmed_at);
  expect(user?.identities).toMatchObject([
    {
      provider: "email",
      id: user?.id,
      user_id: user?.id,
      identity_data: { email: ADA, email_verified: true },
    },
  ]);
  expect(session).toMatchObject({ token_type: "bearer", expires_in: 3600 });
  expect(session?.refresh_token).toMatch(/^[a-z0-9]{12}$/);
  expect((session?.expires_at ?? 0) - Date.now() / 1000).toBeGreaterThan(3590);
});

test("the mail is addressed, readable as text, and not to be found for others", async () => {
  await send();
  const code = await served.codeTo(ADA);
  const [mail] = await served.mailsTo("ADA@example.com");
  expect(mail).toMatchObject({ to: ADA, from: "Doc, by Kenstera <doc@sandbox.invalid>" });
  expect(mail?.text.split("\n\n")).toContain(code);
  expect(await served.mailsTo("bo@example.com")).toEqual([]);
  const page = await fetch(`${served.control}/mailbox/${mail?.id}/html`);
  expect(await page.text()).toBe(mail?.html);
  expect(page.headers.get("content-security-policy")).toContain("sandbox");
});

test("the first mail welcomes, a later one welcomes back", async () => {
  await served.signIn(ADA);
  await send();
  const [later, first] = await served.mailsTo(ADA);
  expect(first?.text).toContain("Welcome. No password");
  expect(later?.text).toContain("Welcome back");
});

describe("a code", () => {
  test("that is wrong, of another address or of nobody is refused alike, and the right one still works", async () => {
    await send();
    await send("bo@example.com");
    const code = await served.codeTo(ADA);
    expect(told(await verify(otherThan(code)))).toEqual(EXPIRED);
    expect(told(await verify(code, "email", "bo@example.com"))).toEqual(EXPIRED);
    expect(told(await verify(code, "email", "nobody@example.com"))).toEqual(EXPIRED);
    expect(told(await verify(""))).toEqual([400, "validation_failed"]);
    expect(told(await verify(code))).toBeNull();
  });

  test("works once, also when it is sent five times at once", async () => {
    await send();
    const code = await served.codeTo(ADA);
    const answers = await Promise.all(Array.from({ length: 5 }, () => verify(code)));
    expect(answers.filter(({ data }) => data.session)).toHaveLength(1);
    expect(answers.filter((answer) => told(answer)?.[1] === "otp_expired")).toHaveLength(4);
    expect(told(await verify(code))).toEqual(EXPIRED);
  });

  test("works until ten minutes are over, not after", async () => {
    await send();
    await send("bo@example.com");
    await served.advance(595);
    expect(told(await verify(await served.codeTo(ADA)))).toBeNull();
    await served.advance(6);
    const late = await verify(await served.codeTo("bo@example.com"), "email", "bo@example.com");
    expect(told(late)).toEqual(EXPIRED);
    expect(late.error?.message).toBe("Token has expired or is invalid");
  });

  test("is put out by a newer one", async () => {
    await send();
    const old = await served.codeTo(ADA);
    await served.advance(61);
    await send();
    const fresh = await served.codeTo(ADA);
    if (fresh !== old) expect(told(await verify(old))).toEqual(EXPIRED);
    expect(told(await verify(fresh))).toBeNull();
  });

  test("fits the type it was sent as, or the type email", async () => {
    await send();
    const code = await served.codeTo(ADA);
    expect(told(await verify(code, "magiclink"))).toEqual(EXPIRED);
    expect(told(await verify(code, "signup"))).toBeNull();
    await send();
    const later = await served.codeTo(ADA);
    expect(told(await verify(later, "signup"))).toEqual(EXPIRED);
    expect(told(await verify(later, "magiclink"))).toBeNull();
  });

  test("is kept as a hash only, and its hash signs in too", async () => {
    await send();
    const { rows } = await served.owner.query("select * from auth.one_time_tokens");
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(await served.codeTo(ADA));
    const answer = await served.anon().auth.verifyOtp({ type: "email", token_hash: rows[0].token_hash });
    expect(told(answer)).toBeNull();
    const again = await served.anon().auth.verifyOtp({ type: "email", token_hash: rows[0].token_hash });
    expect([told(again), again.error?.message]).toEqual([EXPIRED, "Email link is invalid or has expired"]);
  });
});

describe("limits", () => {
  test("one mail a minute and address, with the seconds left", async () => {
    await send();
    const { error } = await send();
    expect([error?.status, error?.code]).toEqual([429, "over_email_send_rate_limit"]);
    expect(error?.message).toMatch(/^For security purposes, you can only request this after 5\d seconds\.$/);
    expect(await served.mailsTo(ADA)).toHaveLength(1);
    expect(told(await send("bo@example.com"))).toBeNull();
    await served.advance(60);
    expect(told(await send())).toBeNull();
  });

  test("five first requests at once make one user and one mail", async () => {
    const answers = await Promise.all(Array.from({ length: 5 }, () => send()));
    expect(answers.map((answer) => told(answer)?.[1] ?? "sent").sort()).toEqual([
      ...Array.from({ length: 4 }, () => "over_email_send_rate_limit"),
      "sent",
    ]);
    expect(await served.steer("auth")).toMatchObject({ users: 1, codes: 1, mails: 1 });
  });

  test("thirty tries an address at once, then one each ten seconds; the secret key may tell addresses apart", async () => {
    const tryFor = async (apikey: string, address: string) => {
      const { status } = await served.ask("/verify", {
        method: "POST",
        body: JSON.stringify({ type: "email", email: ADA, token: "000000" }),
        headers: { apikey, "sb-forwarded-for": address },
      });
      return status;
    };
    const { anon, service } = served.keys;
    const statuses = await Promise.all(Array.from({ length: 31 }, (_, i) => tryFor(anon, `192.0.2.${i}`)));
    expect(statuses.filter((status) => status === 429)).toHaveLength(1);
    expect(told(await verify("000000"))).toEqual([429, "over_request_rate_limit"]);
    expect(await tryFor(service, "192.0.2.1")).toBe(403);
    await served.advance(10);
    expect(told(await verify("000000"))).toEqual(EXPIRED);
    expect(told(await verify("000000"))).toEqual([429, "over_request_rate_limit"]);
  });
});

describe("a request for a code is refused", () => {
  test.each([
    ["no address", "no-address", 400, "validation_failed"],
    ["an address that ends in .invalid", "a@b.invalid", 400, "email_address_invalid"],
    ["one of 256 characters", `${"a".repeat(244)}@example.com`, 400, "validation_failed"],
  ])("for %s", async (_what, email, status, code) => {
    expect(told(await send(email))).toEqual([status, code]);
    expect(await served.steer("auth")).toMatchObject({ users: 0, mails: 0 });
  });

  test("for a stranger who may not become a user", async () => {
    expect(told(await send(ADA, { shouldCreateUser: false }))).toEqual([422, "otp_disabled"]);
    expect(await served.mailsTo(ADA)).toEqual([]);
  });

  test.each([
    ["no JSON", "{", "bad_json"],
    ["a number for the address", '{"email": 7}', "bad_json"],
    ["neither address nor phone", "{}", "validation_failed"],
    ["half of PKCE", '{"email": "a@example.com", "code_challenge": "x"}', "validation_failed"],
  ])("with %s", async (_what, body, code) => {
    const response = await served.ask("/otp", { method: "POST", body });
    expect([response.status, (await response.json()).error_code]).toEqual([400, code]);
  });
});
