import { type NextRequest, NextResponse } from "next/server";
import { env } from "@/lib/env";
import { contentSecurityPolicy } from "@/lib/http/security-policy";

/** A fresh nonce for each page; Next reads it from the request's policy and stamps it on its own scripts. */
export function proxy(request: NextRequest): NextResponse {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64");
  const { VOICE_CONNECT_ORIGINS: connectOrigins, RECAPTCHA_BASE_URL, NODE_ENV } = env();
  const captchaOrigin = new URL(RECAPTCHA_BASE_URL).origin;
  const isDev = NODE_ENV === "development";
  const policy = contentSecurityPolicy({ nonce, connectOrigins, captchaOrigin, isDev });
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  return response;
}

export const config = {
  matcher: [{ source: "/((?!_next/static|_next/image|api/|icon|apple-icon|favicon.ico).*)" }],
};
