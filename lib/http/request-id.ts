import { randomUUID } from "node:crypto";

/** Vercel's own, which it writes over whatever a client sent: the regions passed, then a name of the request. */
const vercelId = /^(?:[a-z]{3,4}\d{1,2}::){1,4}[a-z0-9]{4,10}-\d{13}-[a-f0-9]{8,16}$/;
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * The id of a request: the platform's, else the one that a proxy before us gave, else a new one. Only what has the form of
 * an id is taken, since it goes into the log and to vendors, and anybody may send a header.
 */
export function requestIdOf(headers: Headers, isVercel: boolean): string {
  const [platform, given] = [headers.get("x-vercel-id"), headers.get("x-request-id")];
  if (isVercel && platform && vercelId.test(platform)) return platform;
  return given && uuid.test(given) ? given : randomUUID();
}
