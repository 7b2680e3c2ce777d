/** Where people go after signing in when nothing else was asked for. */
export const HOME = "/calls";

/** Stands for our own address: what a browser makes of the path must not leave it. */
const HERE = "https://here.invalid";

/**
 * Where to go after signing in: a path on this site, or HOME for all else that an address could smuggle in, such as other
 * hosts, schemes, backslashes, and the page itself.
 */
export function toNextPath(given: unknown): string {
  // Browsers drop tabs and line ends and read a backslash as a slash.
  if (typeof given !== "string" || !/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(given)) return HOME;
  if (!URL.canParse(given, HERE)) return HOME;
  const { origin, pathname, search, hash } = new URL(given, HERE);
  // "/./" and "/x/.." can lead to a path that begins with two slashes, which names a host.
  if (origin !== HERE || pathname.startsWith("//") || /^\/(sign-in|api)(\/|$)/.test(pathname)) return HOME;
  return pathname + search + hash;
}
