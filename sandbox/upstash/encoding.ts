import type { Outcome, Reply } from "./engine/engine";

/** With `Upstash-Encoding: base64` every string but a plain OK is encoded. */
export function toResult(reply: Reply, isBase64: boolean): Reply {
  return isBase64 && reply !== "OK" ? encode(reply) : reply;
}

export function toItem(outcome: Outcome, isBase64: boolean) {
  return "error" in outcome ? { error: outcome.error } : { result: toResult(outcome.reply, isBase64) };
}

function encode(reply: Reply): Reply {
  if (Array.isArray(reply)) return reply.map(encode);
  return typeof reply === "string" ? Buffer.from(reply).toString("base64") : reply;
}
