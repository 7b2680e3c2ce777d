import type { HonoRequest } from "hono";
import { DataApiError, GatewayError } from "../errors";

const MAX_BODY_BYTES = 10 * 1024 * 1024;
const SINGLE = "application/vnd.pgrst.object+json";
const KNOWN_TYPES = ["application/json", "application/vnd.pgrst.array+json", SINGLE, "*/*", "application/*"];

/** The arguments of a POST: the keys of a JSON object; an empty body stands for `{}`. */
export async function readBody(request: HonoRequest): Promise<{ keys: string[]; json: string }> {
  const type = (request.header("content-type") ?? "application/json").split(";")[0]?.trim().toLowerCase();
  if (type !== "application/json") {
    throw new DataApiError(400, "PGRST102", `Content-Type not acceptable: ${type}`);
  }
  const tooLarge = () => new GatewayError(413, "Request size limit exceeded");
  if (Number(request.header("content-length") ?? 0) > MAX_BODY_BYTES) throw tooLarge();
  const json = await request.text();
  if (Buffer.byteLength(json) > MAX_BODY_BYTES) throw tooLarge();
  if (json.trim() === "") return { keys: [], json: "{}" };
  return { keys: keysOf(parse(json)), json };
}

function keysOf(body: unknown): string[] {
  return body !== null && typeof body === "object" && !Array.isArray(body) ? Object.keys(body) : [];
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw new DataApiError(400, "PGRST102", "Empty or invalid json");
  }
}

/** The arguments of a GET: the query's names, each value as text that its type then reads. */
export function readQuery(request: HonoRequest): { keys: string[]; json: string } {
  const { apikey: _key, ...values } = request.query();
  refuseShaping(Object.keys(values));
  return { keys: Object.keys(values), json: JSON.stringify(values) };
}

/** Only functions are offered here: an answer that ignored a filter would be worse than none. */
export function refuseShaping(names: string[]): void {
  const asked = names.find((name) => ["select", "order", "limit", "offset"].includes(name));
  if (!asked) return;
  throw new DataApiError(400, "PGRST127", "Feature not implemented", {
    details: `The sandbox's Data API does not shape what a function returns (${asked}): write it in the function.`,
  });
}

/** Whether one object is wanted rather than an array; 406 for types that are not offered. */
export function wantsOne(accept: string | undefined): boolean {
  if (!accept) return false;
  const types = accept.split(",").map((part) => part.split(";")[0]?.trim().toLowerCase() ?? "");
  const first = types.find((type) => KNOWN_TYPES.includes(type));
  if (first) return first === SINGLE;
  throw new DataApiError(406, "PGRST107", `None of these media types are available: ${types.join(", ")}`);
}

/** Only schema public is offered, as in a new project. */
export function checkSchema(request: HonoRequest): void {
  const header = request.method === "POST" ? "content-profile" : "accept-profile";
  const schema = request.header(header) ?? "public";
  if (schema === "public") return;
  throw new DataApiError(406, "PGRST106", `Invalid schema: ${schema}`, {
    hint: "Only the following schemas are exposed: public",
  });
}
