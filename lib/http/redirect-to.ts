/** Leads to an address that holds for some minutes, and that nobody should remember. */
export function redirectTo(address: string): Response {
  return new Response(null, { status: 302, headers: { location: address, "cache-control": "no-store" } });
}
