import type { Reply } from "./engine";

const STATUS = "\u0001status";
const ERROR = "\u0001error";

/**
 * What the mock leaves out of Lua. Replies become tables at every depth, with false where nothing is (the mock gives
 * nested lists that count from 0); what a script returns leaves the interpreter as plain lists. Those are filled from
 * their end: the mock knows a list by that order, as a table written out in Lua has it. Redis's Lua counts in doubles,
 * this one in integers of 32 bits where it can: large numbers are made doubles, and %d takes them.
 */
const BEFORE = `
redis.status_reply = function(text) return {ok = text} end
redis.error_reply = function(text) return {err = text} end
local function list(value, first, null)
  if type(value) ~= 'userdata' then return value end
  if value == null then return false end
  local made = {}
  for i = first, value.length - 1 do made[i - first + 1] = list(value[i], 0, null) end
  return made
end
local function lists(value) return type(value) == 'userdata' and list(value, 1, value[0]) or value end
local number, format = tonumber, string.format
tonumber = function(...)
  local value = number(...)
  return value and math.abs(value) >= 0x100000 and value + 0.0 or value
end
string.format = function(pattern, ...) return format(pattern:gsub('%%(%d*)d', '%%%1.0f'), ...) end
local call, pcall = redis.call, redis.pcall
redis.call = function(...) return lists(call(...)) end
redis.pcall = function(...) return lists(pcall(...)) end
local function reply(value)
  if type(value) ~= 'table' then return value end
  if value.err then return {'${ERROR}', value.err} end
  if value.ok then return {'${STATUS}', value.ok} end
  local made = {}
  for i = #value, 1, -1 do made[i] = reply(value[i]) end
  return made
end
`.replaceAll("\n", " ");

/** A script as the mock can run it. The first line stays the first. */
export const toMockScript = (source: string) =>
  `${BEFORE} local function script() ${source.replace(/^#!.*/, "")}\nend return reply(script())`;

/** Numbers lose their fraction and false becomes null, as when a script's values become replies. */
export function toReply(value: unknown): Reply {
  if (value === null || value === undefined || value === false) return null;
  if (value === true) return 1;
  if (typeof value === "number") return Math.trunc(value);
  if (Buffer.isBuffer(value)) return value.toString();
  if (Array.isArray(value)) return toListReply(value);
  return typeof value === "object" ? Object.entries(value).flat().map(toReply) : String(value);
}

function toListReply(values: unknown[]): Reply {
  const [first, text] = values;
  if (first === ERROR) throw new Error(String(text));
  return first === STATUS ? String(text) : values.map(toReply);
}
