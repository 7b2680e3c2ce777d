import { env } from "@/lib/env";
import { clientAddress, hashOf } from "./client-address";

/** A server that nothing stands before is asked by its own machine. */
const OWN_MACHINE = "127.0.0.1";
/** Whoever comes with an address that is none shares one place in every limit. */
const NOBODY = "nobody";

/** Who asks, as a keyed hash of the address; the address itself goes no further than this file, but for one vendor. */
export function callerHash(headers: Headers): string {
  return hashOf("address", addressOf(headers) ?? NOBODY, env().HASH_SECRET);
}

/** Who asks, for Supabase Auth, which limits by address and would else see ours; of an IPv6 one the subscriber's half. */
export function callerAddress(headers: Headers): string | undefined {
  return addressOf(headers)?.replace("/64", "");
}

function addressOf(headers: Headers): string | undefined {
  const { CLIENT_ADDRESS_HEADER: headerName, VERCEL } = env();
  return clientAddress(headers, { headerName, isVercel: VERCEL === "1", whenAbsent: OWN_MACHINE });
}
