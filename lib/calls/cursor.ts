/** Where a page of calls ended. The moment is PostgreSQL's own text: a Date would lose its microseconds. */
export type Place = { createdAt: string; id: string };

const pattern =
  /^([1-9]\d{3}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d))\|([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/;

/** Says nothing to whom it is given but to come back with it. */
export function writeCursor({ createdAt, id }: Place): string {
  return Buffer.from(`${createdAt}|${id}`).toString("base64url");
}

/** Undefined for what `writeCursor` never wrote. */
export function readCursor(text: string): Place | undefined {
  const [, createdAt, id] = pattern.exec(Buffer.from(text, "base64url").toString()) ?? [];
  if (!createdAt || !id || !isMoment(createdAt)) return undefined;
  return writeCursor({ createdAt, id }) === text ? { createdAt, id } : undefined;
}

/** Whether PostgreSQL takes it for one too: a Date counts 31 February on into March. */
function isMoment(text: string): boolean {
  const day = text.slice(0, 10);
  return !Number.isNaN(Date.parse(text)) && new Date(day).toISOString().startsWith(day);
}
