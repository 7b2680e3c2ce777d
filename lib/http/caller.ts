import { env } from "@/lib/env";
import { clientAddress, hashOf } from "./client-address";

/** Browsers that come without an address share one place in every limit. */
const NOBODY = "unknown";

/** Who asks, as a keyed hash of the address; the address itself goes no further than this. */
export function callerHash(headers: Headers): string {
  const { CLIENT_ADDRESS_HEADER: headerName, VERCEL, HASH_SECRET } = env();
  const address = clientAddress(headers, { headerName, isVercel: VERCEL === "1" });
  return hashOf("address", address ?? NOBODY, HASH_SECRET);
}
