import type { Filter, FilterCriteria, ListCallsBody, OldListCallsBody } from "./call-list-schema";
import type { StoredCall } from "./call-record";
import { toCallItem, toStoredCallBody } from "./call-view";
import { RetellError } from "./errors";
import { toPage } from "./pages";
import type { RetellState } from "./state";

const placeOf = (call: StoredCall) => ({ at: call.startedAtMs ?? call.createdAtMs, id: call.id });

/** v3: a page, without words. */
export function toCalls(state: RetellState, body: ListCallsBody) {
  const found = state.calls.values().filter((call) => matches(call, body.filter_criteria ?? {}));
  const page = toPage(found, placeOf, body, body.skip);
  return {
    ...page,
    items: page.items.map((call) => toCallItem(state, call)),
    ...(body.include_total && { total: found.length }),
  };
}

/** v2: a bare array, whole calls; the key is the last call's id. */
export function toOldCalls(state: RetellState, body: OldListCallsBody) {
  const wanted = Object.entries(body.filter_criteria ?? {});
  const sign = body.sort_order === "ascending" ? 1 : -1;
  const found = state.calls
    .values()
    .filter((call) => wanted.every(([name, allowed]) => matchesOld(fieldOf(call, name), allowed)))
    .sort((a, b) => sign * (placeOf(a).at - placeOf(b).at));
  const after = body.pagination_key ? found.findIndex((call) => call.id === body.pagination_key) : -1;
  if (body.pagination_key && after < 0) throw new RetellError(400);
  return found.slice(after + 1, after + 1 + body.limit).map((call) => toStoredCallBody(state, call));
}

type Thresholds = { upper_threshold?: number | undefined; lower_threshold?: number | undefined };

function matchesOld(value: unknown, allowed: unknown[] | Thresholds): boolean {
  if (Array.isArray(allowed)) return allowed.includes(value);
  const { lower_threshold: low = -Infinity, upper_threshold: high = Infinity } = allowed;
  return typeof value === "number" && value >= low && value <= high;
}

const keyedFields = ["metadata", "dynamic_variables", "custom_analysis_data", "custom_attributes"] as const;
type KeyedField = (typeof keyedFields)[number];
const isKeyed = (name: string): name is KeyedField => keyedFields.some((field) => field === name);

function matches(call: StoredCall, criteria: FilterCriteria): boolean {
  const {
    agent,
    tool_calls,
    metadata,
    dynamic_variables,
    custom_analysis_data,
    custom_attributes,
    ...plain
  } = criteria;
  const keyed = { metadata, dynamic_variables, custom_analysis_data, custom_attributes };
  return (
    (!agent || agent.some((a) => isAgent(call, a))) &&
    // Nothing here calls tools.
    !tool_calls?.length &&
    Object.entries(plain).every(([name, filter]) => !filter || holds(fieldOf(call, name), filter)) &&
    Object.entries(keyed).every(([name, filters]) =>
      (filters ?? []).every((filter) => holds(fieldOf(call, `${name}.${filter.key}`), filter)),
    )
  );
}

function isAgent(call: StoredCall, wanted: { agent_id: string; version?: number[] | undefined }): boolean {
  return call.agentId === wanted.agent_id && (!wanted.version || wanted.version.includes(call.agentVersion));
}

function fieldOf(call: StoredCall, name: string): unknown {
  const [field = "", key] = name.split(/\.(.*)/s);
  if (key !== undefined && isKeyed(field)) return keyedField(call, field)?.[key];
  const { startedAtMs, endedAtMs } = call;
  const values: Record<string, unknown> = {
    agent_id: call.agentId,
    version: call.agentVersion,
    call_id: call.id,
    call_type: call.kind,
    direction: call.phone?.direction,
    from_number: call.phone?.from,
    to_number: call.phone?.to,
    call_status: call.status,
    call_successful: call.analysis?.call_successful,
    in_voicemail: call.analysis?.in_voicemail,
    user_sentiment: call.analysis?.user_sentiment,
    combined_cost: call.cost?.combined_cost,
    data_storage_setting: call.storageSetting,
    disconnection_reason: call.disconnectionReason,
    start_timestamp: startedAtMs,
    end_timestamp: endedAtMs,
    duration_ms: startedAtMs !== undefined && endedAtMs !== undefined ? endedAtMs - startedAtMs : undefined,
    e2e_latency_p50: call.latency?.e2e?.p50,
  };
  return values[field];
}

function keyedField(call: StoredCall, field: KeyedField): Record<string, unknown> | undefined {
  if (field === "metadata") return call.metadata;
  if (field === "dynamic_variables") return call.dynamicVariables;
  return field === "custom_attributes" ? call.customAttributes : call.analysis?.custom_analysis_data;
}

function holds(value: unknown, filter: Filter): boolean {
  switch (filter.type) {
    case "present":
      return (value !== undefined) === (filter.op === "pr");
    case "string":
      return holdsText(value === undefined ? "" : String(value), filter);
    case "number":
      return typeof value === "number" && holdsNumber(value, filter);
    case "boolean":
      return value === filter.value;
    case "range":
      return typeof value === "number" && value >= filter.value[0] && value <= filter.value[1];
    case "enum":
      return filter.value.some((allowed) => allowed === value);
  }
}

function holdsText(text: string, { op, value }: Extract<Filter, { type: "string" }>): boolean {
  if (op === "eq") return text === value;
  if (op === "ne") return text !== value;
  if (op === "sw") return text.startsWith(value);
  return op === "ew" ? text.endsWith(value) : text.includes(value);
}

function holdsNumber(number: number, { op, value }: Extract<Filter, { type: "number" }>): boolean {
  if (op === "eq") return number === value;
  if (op === "ne") return number !== value;
  if (op === "gt") return number > value;
  if (op === "ge") return number >= value;
  return op === "lt" ? number < value : number <= value;
}
