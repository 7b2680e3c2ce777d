import type { z } from "zod";
import { AppError } from "@/lib/errors";
import { policy } from "@/lib/limits/policy";

/**
 * The body as text, read no further than the cap (bytes). A byte order mark stays, so that signatures over the bytes
 * hold. Throws `body_too_large`, or `invalid_request` when the sender leaves before the end.
 */
export async function readText(request: Request, maxBytes: number): Promise<string> {
  if (Number(request.headers.get("content-length") ?? 0) > maxBytes) throw new AppError("body_too_large");
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of request.body ?? []) {
      size += chunk.byteLength;
      if (size > maxBytes) throw new AppError("body_too_large");
      chunks.push(chunk);
    }
  } catch (cause) {
    // Whoever leaves in the middle of a body is no fault of ours.
    throw cause instanceof AppError ? cause : new AppError("invalid_request", { cause });
  }
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(Buffer.concat(chunks));
}

/** The body as JSON, of a length that any form of ours has. Throws `body_too_large`, `invalid_json` or `invalid_request`. */
export async function readJson(request: Request): Promise<unknown> {
  return parseJson(await readText(request, policy.http.maxBodyBytes));
}

/** Parses JSON text. Throws `invalid_json`. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError("invalid_json", { cause });
  }
}

/** Parses a value against a schema. Throws `invalid_request` with one sentence a field. */
export function parseWith<T extends z.ZodType>(schema: T, value: unknown): z.infer<T> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new AppError("invalid_request", { fields: fieldSentences(result.error) });
}

function fieldSentences(error: z.ZodError): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const issue of error.issues) {
    const names = issue.code === "unrecognized_keys" ? issue.keys : [issue.path.join(".") || "body"];
    for (const name of names) fields[name] ??= issue.message;
  }
  return fields;
}
