import { z } from "zod";
import type { Command } from "./engine/engine";
import { UpstashError } from "./errors";

const argument = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const commandSchema = z.tuple([argument], argument);
const listSchema = z.array(commandSchema).min(1);

/** They belong to a connection, and over REST there is none; or to the server, which is not the caller's. */
const UNAVAILABLE = new Set(
  (
    "ASKING AUTH BGREWRITEAOF BGSAVE BLMOVE BLMPOP BLPOP BRPOP BRPOPLPUSH BZMPOP BZPOPMAX BZPOPMIN CLIENT CLUSTER " +
    "COMMAND CONFIG DEBUG DISCARD EXEC FAILOVER HELLO LATENCY MEMORY MIGRATE MODULE MONITOR MULTI OBJECT PSUBSCRIBE " +
    "PSYNC PUNSUBSCRIBE QUIT READONLY READWRITE REPLCONF REPLICAOF RESET RESTORE ROLE SAVE SELECT SHUTDOWN SLAVEOF " +
    "SLOWLOG SSUBSCRIBE SUBSCRIBE SUNSUBSCRIBE SWAPDB SYNC UNSUBSCRIBE UNWATCH WAIT WATCH"
  ).split(" "),
);

export function parseCommand(body: string): Command {
  const parsed = commandSchema.safeParse(readJson(body));
  if (!parsed.success) throw new UpstashError(400, "ERR failed to parse command");
  return toCommand(parsed.data);
}

export function parseCommands(body: string, kind: "pipeline" | "multi-exec"): Command[] {
  const json = readJson(body);
  if (Array.isArray(json) && json.length === 0) throw new UpstashError(400, `ERR empty ${kind} request`);
  const parsed = listSchema.safeParse(json);
  if (!parsed.success) throw new UpstashError(400, `ERR failed to parse ${kind} request`);
  return parsed.data.map(toCommand);
}

/** `/set/key` with a body and `?EX=60` is `SET key <body> EX 60`. */
export function parsePath(path: string, body: string, query: URLSearchParams): Command {
  const words = path.split("/").filter(Boolean).map(decodeSegment);
  if (body !== "") words.push(body);
  for (const [name, value] of query) {
    if (name === "_token") continue;
    words.push(name, ...(value === "" ? [] : [value]));
  }
  const [name, ...args] = words;
  if (name === undefined) throw new UpstashError(400, "ERR empty command");
  return toCommand([name, ...args]);
}

/** Why the proxy does not pass this command on, or undefined when it does. */
export function refusalOf([name]: Command): string | undefined {
  if (!UNAVAILABLE.has(name)) return undefined;
  return `ERR Command is not available: '${name}'. See https://upstash.com/docs/redis/overall/rediscompatibility for details`;
}

function toCommand([name, ...args]: [string, ...string[]]): Command {
  return [name.toUpperCase(), ...args];
}

function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw new UpstashError(400, "ERR failed to parse command");
  }
}

function readJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
