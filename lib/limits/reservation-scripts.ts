/**
 * The phone demo's holds in Redis. One hash: reservation id -> `at|provisionalUntil|phone|address|seconds|microUsd`
 * (times in ms; provisionalUntil 0 once committed; phone or address "-" once given back), plus the month's committed
 * money. All keys share the hash tag {demo}. Each script is one atomic step.
 */
export const keys = {
  /** Present once the ledger has been copied in; gone when Redis lost its memory. */
  ready: "{demo}:ready",
  entries: "{demo}:entries",
  month: (now: Date) => `{demo}:month:${now.toISOString().slice(0, 7)}`,
  monthBefore: (now: Date) => keys.month(new Date(startOfMonth(now) - 1)),
};

/** In ms; months are UTC's, as the ledger has them. */
export const startOfMonth = (now: Date): number => Date.UTC(now.getUTCFullYear(), now.getUTCMonth());

/** A month's money is asked for in its month, and settled in the next at the latest. */
const MONTH_KEPT_SECONDS = 62 * 86_400;

const parse = `
local function parse(value)
  local part = {}
  for piece in string.gmatch(value, '[^|]+') do part[#part + 1] = piece end
  return tonumber(part[1]), tonumber(part[2]), part[3], part[4], tonumber(part[5]), tonumber(part[6])
end
`;

/**
 * KEYS ready, entries, month. ARGV now, windowMs, provisionalMs, id, phone, address, seconds, microUsd, maxCalls,
 * maxSeconds, maxMicroUsd, dryRun. Answers {outcome, next time or 0, calls left}, this one included: what the day's
 * calls and minutes and the month's money all allow. One's own reservation is looked for before any limit; one that was cancelled stays so.
 * A dry run reserves nothing.
 */
export const reserveScript = `${parse}
if redis.call('EXISTS', KEYS[1]) == 0 then return {'not_ready', 0, 0} end
local now, window, id = tonumber(ARGV[1]), tonumber(ARGV[2]), ARGV[4]
local calls, seconds, money = 0, 0, tonumber(redis.call('GET', KEYS[3]) or '0')
local own, cancelled, phoneUntil, addressUntil = false, false, 0, 0
local all = redis.call('HGETALL', KEYS[2])
for i = 1, #all, 2 do
  local at, provisional, phone, address, held, micro = parse(all[i + 1])
  if at + window <= now or (provisional > 0 and provisional <= now) then
    redis.call('HDEL', KEYS[2], all[i])
  elseif all[i] == id then
    if phone == '-' then cancelled = true else own = true end
  elseif phone ~= '-' then
    calls = calls + 1
    seconds = seconds + held
    if provisional > 0 then money = money + micro end
    if phone == ARGV[5] and at + window > phoneUntil then phoneUntil = at + window end
    if address == ARGV[6] and at + window > addressUntil then addressUntil = at + window end
  end
end
local left = math.min(
  tonumber(ARGV[9]) - calls,
  math.floor((tonumber(ARGV[10]) - seconds) / tonumber(ARGV[7])),
  math.floor((tonumber(ARGV[11]) - money) / tonumber(ARGV[8])))
if cancelled then return {'not_ready', 0, left} end
if own then return {'reserved', 0, left} end
if phoneUntil > 0 then return {'number_called', phoneUntil, left} end
if addressUntil > 0 then return {'address_called', addressUntil, left} end
if left < 1 then return {'budget_spent', 0, left} end
if ARGV[12] == '0' then
  local entry = ARGV[1] .. '|' .. string.format('%d', now + tonumber(ARGV[3])) .. '|' .. ARGV[5] .. '|' .. ARGV[6] .. '|' .. ARGV[7] .. '|' .. ARGV[8]
  redis.call('HSET', KEYS[2], id, entry)
end
return {'reserved', 0, left}
`;

/**
 * KEYS entries, month. ARGV id, the committed entry, microUsd. A reservation holds for its day once its call has been
 * dialled, also when it had lapsed meanwhile.
 */
export const commitScript = `${parse}
local value = redis.call('HGET', KEYS[1], ARGV[1])
if value then
  local at, provisional = parse(value)
  if provisional == 0 then return 0 end
end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
redis.call('INCRBY', KEYS[2], ARGV[3])
redis.call('EXPIRE', KEYS[2], ${MONTH_KEPT_SECONDS})
return 1
`;

/**
 * KEYS entries, month, the month before. ARGV id, keepsPhone, keepsAddress, seconds, microUsd, start of the month. What
 * an ended call came to stands in for what was reserved, in the month in which that was; with nothing kept and nothing
 * used the entry goes.
 */
export const settleScript = `${parse}
local value = redis.call('HGET', KEYS[1], ARGV[1])
if not value then return 0 end
local at, provisional, phone, address, seconds, micro = parse(value)
local counted = provisional == 0 and micro or 0
local month = at < tonumber(ARGV[6]) and KEYS[3] or KEYS[2]
redis.call('INCRBY', month, string.format('%d', tonumber(ARGV[5]) - counted))
redis.call('EXPIRE', month, ${MONTH_KEPT_SECONDS})
if ARGV[2] == '0' and ARGV[3] == '0' and ARGV[4] == '0' and ARGV[5] == '0' then
  redis.call('HDEL', KEYS[1], ARGV[1])
  return 1
end
if ARGV[2] == '0' then phone = '-' end
if ARGV[3] == '0' then address = '-' end
redis.call('HSET', KEYS[1], ARGV[1], string.format('%d|0|%s|%s|%d|%d', at, phone, address, tonumber(ARGV[4]), tonumber(ARGV[5])))
return 1
`;

/** KEYS ready, entries, month. ARGV the month's micro-dollars, then pairs of id and entry. Copies the ledger in, once. */
export const rebuildScript = `
if redis.call('EXISTS', KEYS[1]) == 1 then return 0 end
redis.call('DEL', KEYS[2])
for i = 2, #ARGV, 2 do redis.call('HSET', KEYS[2], ARGV[i], ARGV[i + 1]) end
redis.call('SET', KEYS[3], ARGV[1], 'EX', ${MONTH_KEPT_SECONDS})
redis.call('SET', KEYS[1], '1')
return 1
`;

/** KEYS ready. */
export const forgetScript = "return redis.call('DEL', KEYS[1])";
