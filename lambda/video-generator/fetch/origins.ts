import { lookup as resolve } from "node:dns";
import { isIP, type LookupFunction } from "node:net";
import { ClipError } from "../errors";

const refused = "The recording is not where recordings may be taken from.";

/**
 * The address, if its origin (scheme, host and port) is one of the allowed. Nobody's word counts but the list's: an
 * address of this machine or a private one passes only when it is written there as such.
 */
export function allowedUrl(address: string, origins: readonly string[]): URL {
  const url = URL.parse(address);
  const isWeb = url?.protocol === "https:" || url?.protocol === "http:";
  if (!url || !isWeb || url.username || url.password) throw new ClipError("bad_input", refused);
  if (!origins.includes(url.origin)) throw new ClipError("bad_input", refused);
  return url;
}

/** Looks a name up and refuses private addresses: a name on the list must not lead inside. */
export const publicLookup: LookupFunction = (hostname, options, callback) => {
  resolve(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, "", 0);
    const inside = addresses.some(({ address }) => isPrivateAddress(address));
    if (inside) return callback(new ClipError("bad_input", refused), "", 0);
    if (options.all) return callback(null, addresses);
    return callback(null, addresses[0]?.address ?? "", addresses[0]?.family);
  });
};

/** Loopback, private, link-local (where clouds keep credentials), shared, multicast and reserved ranges (RFC 6890). */
export function isPrivateAddress(address: string): boolean {
  const plain = address.toLowerCase().replace(/^::ffff:(?=\d+\.)/, "");
  if (isIP(plain) === 4) return isPrivateV4(plain);
  if (plain === "::" || plain === "::1" || plain.startsWith("::ffff:") || plain.startsWith("64:ff9b:"))
    return true;
  return /^(f[cd]|fe[89ab]|ff)/.test(plain);
}

function isPrivateV4(address: string): boolean {
  const [a = 0, b = 0] = address.split(".").map(Number);
  if (a === 0 || a === 10 || a === 127 || a >= 224) return true;
  if (a === 100) return b >= 64 && b < 128;
  if (a === 169) return b === 254;
  if (a === 172) return b >= 16 && b < 32;
  if (a === 192) return b === 168 || b === 0;
  return a === 198 && (b === 18 || b === 19);
}
