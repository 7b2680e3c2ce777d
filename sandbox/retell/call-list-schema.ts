import { z } from "zod";
import { pageFields } from "./pages";

const key = z.string().min(1);
const stringFilter = z.object({
  type: z.literal("string"),
  op: z.enum(["eq", "ne", "sw", "ew", "co"]),
  value: z.string(),
});
const numberFilter = z.object({
  type: z.literal("number"),
  op: z.enum(["eq", "ne", "gt", "ge", "lt", "le"]),
  value: z.number(),
});
const booleanFilter = z.object({ type: z.literal("boolean"), op: z.literal("eq"), value: z.boolean() });
const rangeFilter = z.object({
  type: z.literal("range"),
  op: z.literal("bt"),
  value: z.tuple([z.number(), z.number()]),
});
const enumFilter = z.object({ type: z.literal("enum"), op: z.literal("in"), value: z.array(z.string()) });
const presentFilter = z.object({ type: z.literal("present"), op: z.enum(["pr", "np"]) });

const anyFilter = z.discriminatedUnion("type", [
  stringFilter,
  numberFilter,
  booleanFilter,
  rangeFilter,
  enumFilter,
  presentFilter,
]);
export type Filter = z.infer<typeof anyFilter>;

const keyed = z.array(z.intersection(z.object({ key }), anyFilter)).optional();
const numeric = z.discriminatedUnion("type", [numberFilter, rangeFilter]).optional();
const oneOf = enumFilter.optional();

/** Typed objects, all of which must hold; the arrays of earlier versions are refused. "registered" is no filter. */
const filterCriteria = z.strictObject({
  agent: z.array(z.object({ agent_id: z.string(), version: z.array(z.int()).optional() })).optional(),
  agent_tag: oneOf,
  batch_call_id: stringFilter.optional(),
  call_id: z.discriminatedUnion("type", [stringFilter, enumFilter]).optional(),
  call_status: enumFilter
    .extend({ value: z.array(z.enum(["not_connected", "ongoing", "ended", "error"])) })
    .optional(),
  call_successful: booleanFilter.optional(),
  call_type: oneOf,
  combined_cost: numeric,
  custom_analysis_data: keyed,
  custom_attributes: keyed,
  data_storage_setting: oneOf,
  direction: oneOf,
  disconnection_reason: oneOf,
  duration_ms: numeric,
  dynamic_variables: keyed,
  e2e_latency_p50: numeric,
  end_timestamp: numeric,
  from_number: stringFilter.optional(),
  in_voicemail: booleanFilter.optional(),
  metadata: keyed,
  start_timestamp: numeric,
  to_number: stringFilter.optional(),
  tool_calls: z.array(z.looseObject({})).optional(),
  user_sentiment: oneOf,
});
export type FilterCriteria = z.infer<typeof filterCriteria>;

export const listCallsBody = z.object({
  ...pageFields,
  skip: z.int().min(0).default(0),
  include_total: z.boolean().optional(),
  filter_criteria: filterCriteria.optional(),
});
export type ListCallsBody = z.infer<typeof listCallsBody>;

const thresholds = z.object({
  upper_threshold: z.number().optional(),
  lower_threshold: z.number().optional(),
});

/** The older list: arrays of allowed values, thresholds, and `metadata.<key>`. */
export const oldListCallsBody = z.object({
  ...pageFields,
  filter_criteria: z.record(z.string(), z.union([z.array(z.unknown()), thresholds])).optional(),
});
export type OldListCallsBody = z.infer<typeof oldListCallsBody>;
