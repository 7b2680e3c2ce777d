const SECRETS = new Set([
  "token",
  "token_hash",
  "refresh_token",
  "access_token",
  "auth_code",
  "code_verifier",
  "password",
]);

/** A body without what would let its reader in. */
export function hideSecrets(body: unknown): unknown {
  if (typeof body === "string") return "(hidden: not JSON)";
  if (typeof body !== "object" || body === null || Array.isArray(body)) return body;
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [name, SECRETS.has(name) ? "(hidden)" : value]),
  );
}
