import type { NextRequest, NextResponse } from "next/server";
import { type NewCookie, refreshStored } from "@/lib/vendors/supabase-auth";

/** Where nobody's session matters, or where the handler itself writes it. */
const withoutSession = /^\/api\/(retell-webhook|cron\/|auth\/|health)/;

/**
 * Renews a session that is about to run out, in the request, so that whoever handles it sees the new one. What it returns
 * is to be put on the response too.
 */
export async function refreshSession(request: NextRequest): Promise<NewCookie[]> {
  if (withoutSession.test(request.nextUrl.pathname)) return [];
  const renewed = await refreshStored(request.cookies.getAll());
  for (const { name, value } of renewed) {
    if (value) request.cookies.set(name, value);
    else request.cookies.delete(name);
  }
  return renewed;
}

export function putCookies(response: NextResponse, cookies: NewCookie[]): void {
  for (const { name, value, options } of cookies) response.cookies.set(name, value, options);
}
