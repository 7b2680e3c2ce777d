import { env } from "@/lib/env";
import { clientAddress, hashOf } from "./client-address";

/** A server that nothing stands before is asked by its own machine. */
const OWN_MACHINE = "127.0.0.1";
/** Whoever comes with an address that is none shares one place in every limit. */
const NOBODY = "nobody";

/** Who asks, as a keyed hash of the address; the address itself goes no further than this. */
export function callerHash(headers: Headers): string {
  const { CLIENT_ADDRESS_HEADER: headerName, VERCEL, HASH_SECRET } = env();
  const address = clientAddress(headers, {
    headerName,
    isVercel: VERCEL === "1",
    whenAbsent: OWN_MACHINE,
  });
  return hashOf("address", address ?? NOBODY, HASH_SECRET);
}
