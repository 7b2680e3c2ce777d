import { type ApiFailure, askApi } from "@/lib/http/api-client";

export type Refusal = { code: string; sentence: string; retryAfterSeconds: number | undefined };
type Asked = { ok: true; resendAfterSeconds: number } | { ok: false; refusal: Refusal };
type Checked = { ok: true } | { ok: false; refusal: Refusal };

/** Has a code mailed to the address. */
export async function askForCode(email: string): Promise<Asked> {
  const answer = await askApi("/api/auth/code", { method: "POST", body: { email }, parse: parseAsked });
  return answer.ok
    ? { ok: true, resendAfterSeconds: answer.data }
    : { ok: false, refusal: refusalOf(answer.failure) };
}

/** Signs in with the code; the session comes in cookies that scripts cannot read. */
export async function enterCode(email: string, code: string): Promise<Checked> {
  const answer = await askApi("/api/auth/verify", {
    method: "POST",
    body: { email, code },
    parse: parseChecked,
  });
  return answer.ok ? { ok: true } : { ok: false, refusal: refusalOf(answer.failure) };
}

function refusalOf({ code, sentence, fields, retryAfterSeconds }: ApiFailure): Refusal {
  return { code, sentence: fields.email ?? fields.code ?? sentence, retryAfterSeconds };
}

function parseAsked(body: unknown): number | undefined {
  const { resendAfterSeconds } = (body ?? {}) as { resendAfterSeconds?: unknown };
  return typeof resendAfterSeconds === "number" ? resendAfterSeconds : undefined;
}

const parseChecked = (body: unknown) => (typeof body === "object" && body !== null ? true : undefined);
