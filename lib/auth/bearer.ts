/** The token of an `Authorization: Bearer` header. A scheme's name has no case (RFC 9110, 11.1). */
export function bearerOf(authorization: string | null): string | undefined {
  return /^bearer +(\S+)$/i.exec(authorization ?? "")?.[1];
}
