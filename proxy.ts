import { type NextRequest, NextResponse } from "next/server";
import { putCookies, refreshSession } from "@/lib/auth/refresh-session";
import { env } from "@/lib/env";
import { requestIdOf } from "@/lib/http/request-id";
import { contentSecurityPolicy, mediaOriginOf } from "@/lib/http/security-policy";

/** Keeps a session going, for the handler and for the browser, and gives each page its policy. */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const renewed = await refreshSession(request);
  const response = answer(request, renewed.length > 0);
  putCookies(response, renewed);
  return response;
}

/** A fresh nonce for each page; Next reads it from the request's policy and stamps it on its own scripts. */
function answer(request: NextRequest, isRenewed: boolean): NextResponse {
  const { pathname } = request.nextUrl;
  const isApi = pathname.startsWith("/api/");
  // Next answers 500 to a path like /calls/%ff; to us it is an address with nothing at it.
  const target = isReadable(pathname) ? undefined : new URL(isApi ? "/api/nothing" : "/nothing", request.url);
  if (isApi) return passOn(target, isRenewed ? new Headers(request.headers) : undefined);

  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64");
  const { VOICE_CONNECT_ORIGINS: connectOrigins, RECAPTCHA_BASE_URL, NODE_ENV, VERCEL } = env();
  const captchaOrigin = new URL(RECAPTCHA_BASE_URL).origin;
  const isDev = NODE_ENV === "development";
  const mediaOrigin = mediaOriginOf(env());
  const policy = contentSecurityPolicy({ nonce, connectOrigins, captchaOrigin, mediaOrigin, isDev });
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  // Routes give themselves an id (lib/http/handle.ts); a page that fails is told of by this one.
  const requestId = requestIdOf(request.headers, VERCEL === "1");
  headers.set("x-request-id", requestId);
  headers.set("content-security-policy", policy);
  const response = passOn(target, headers);
  response.headers.set("content-security-policy", policy);
  response.headers.set("x-request-id", requestId);
  return response;
}

function passOn(target: URL | undefined, headers: Headers | undefined): NextResponse {
  const passedOn = headers && { request: { headers } };
  return target ? NextResponse.rewrite(target, passedOn) : NextResponse.next(passedOn);
}

function isReadable(pathname: string): boolean {
  try {
    decodeURIComponent(pathname);
    return true;
  } catch {
    return false;
  }
}

// Retell's webhooks and the visitors' phone form know no session, and have no page: they go straight to their routes.
export const config = {
  matcher: [
    {
      source: "/((?!api/retell-webhook$|api/demo-call$|_next/static/|icon\\.svg$|apple-icon\\.png$).*)",
    },
  ],
};
