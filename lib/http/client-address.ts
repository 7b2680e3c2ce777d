import { createHmac } from "node:crypto";
import { isIPv4, isIPv6 } from "node:net";
import { ipAddress } from "@vercel/functions/headers";

type Source = {
  /** The one header that the platform overwrites; on Vercel the platform's own function decides. */
  headerName: string;
  isVercel: boolean;
  /** Who asks when the header is absent, for a server that nothing stands before. */
  whenAbsent?: string | undefined;
};

/**
 * Who asks, for counting: an IPv4 address, or the first half of an IPv6 one, since a subscriber owns all of the other
 * half. Undefined when nothing trustworthy says so. Never a list that a client can write to, like x-forwarded-for.
 */
export function clientAddress(
  headers: Headers,
  { headerName, isVercel, whenAbsent }: Source,
): string | undefined {
  // `ipAddress` reads a header that only Vercel overwrites: anywhere else a client can forge it.
  const given = isVercel ? ipAddress(headers) : headers.get(headerName);
  return toAddress(given?.trim() || (isVercel ? "" : (whenAbsent ?? "")));
}

function toAddress(text: string): string | undefined {
  const bare = withoutPort(text).replace(/%.*$/, "");
  if (isIPv4(bare)) return bare;
  return isIPv6(bare) ? fromIPv6(bare) : undefined;
}

/** `[address]:port` and `1.2.3.4:port`; a bare IPv6 address is full of colons and has none. */
function withoutPort(text: string): string {
  const bracketed = /^\[([^\]]+)\](?::\d{1,5})?$/.exec(text)?.[1];
  return bracketed ?? /^([\d.]+):\d{1,5}$/.exec(text)?.[1] ?? text;
}

function fromIPv6(text: string): string {
  const groups = toGroups(text);
  const isMapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;
  if (isMapped)
    return groups
      .slice(6)
      .flatMap((group) => [group >> 8, group & 0xff])
      .join(".");
  const prefix = groups.slice(0, 4).map((group) => group.toString(16));
  return `${prefix.join(":")}::/64`;
}

/** The eight numbers of a valid address. The URL parser writes it in its one canonical form, IPv4 tails included. */
function toGroups(text: string): number[] {
  const [head = "", tail] = new URL(`http://[${text}]`).hostname.slice(1, -1).split("::");
  const read = (part: string) =>
    part === "" ? [] : part.split(":").map((group) => Number.parseInt(group, 16));
  if (tail === undefined) return read(head);
  const [before, after] = [read(head), read(tail)];
  return [...before, ...new Array<number>(8 - before.length - after.length).fill(0), ...after];
}

/** What is hashed. The same value under two kinds gives two hashes that nobody can connect. */
export type HashKind = "address" | "phone" | "demo-key" | "email" | "sign-in-code";

/** A keyed hash, for telling equal values apart without keeping them: 64 hexadecimal characters. */
export function hashOf(kind: HashKind, value: string, secret: string): string {
  return createHmac("sha256", secret).update(`${kind}\0${value}`).digest("hex");
}
