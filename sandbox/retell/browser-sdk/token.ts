/** The address of the media side, which travels in the token's payload. Throws when the token is not the sandbox's. */
export function addressOf(accessToken: string): string {
  const payload = accessToken.split(".")[1] ?? "";
  const json = atob(payload.replaceAll("-", "+").replaceAll("_", "/"));
  const claims: unknown = JSON.parse(json);
  const url: unknown = typeof claims === "object" && claims !== null ? Reflect.get(claims, "url") : undefined;
  if (typeof url !== "string") throw new Error("The access token names no address.");
  return url;
}
