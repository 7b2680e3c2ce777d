import type { MediaResult } from "./media/contract";

export type Percentiles = {
  p50: number;
  p90: number;
  p95: number;
  p99: number;
  min: number;
  max: number;
  num: number;
  values: number[];
};
export type CallLatency = { e2e?: Percentiles; llm?: Percentiles; tts?: Percentiles };
export type TokenUsage = { values: number[]; average: number; num_requests: number };
export type CallCost = {
  product_costs: { product: string; unit_price: number; cost: number }[];
  total_duration_seconds: number;
  total_duration_unit_price: number;
  combined_cost: number;
};

const VOICE_DOLLARS_PER_MINUTE = 0.055;
const SPEECH_DOLLARS_PER_MINUTE = 0.015;
const TELEPHONY_DOLLARS_PER_MINUTE = 0.015;

function modelDollarsPerMinute(model: string): number {
  if (/nano|lite/.test(model)) return 0.004;
  if (/mini|flash|haiku/.test(model)) return 0.016;
  return 0.045;
}

/** Cents, and cents a second; seconds are rounded up, as on the one real bill that was seen. */
export function toCallCost(
  durationMs: number,
  model: string,
  kind: "web_call" | "phone_call" = "web_call",
): CallCost {
  const seconds = Math.ceil(durationMs / 1000);
  const product = (name: string, dollarsPerMinute: number) => {
    const unit_price = round((dollarsPerMinute * 100) / 60);
    return { product: name, unit_price, cost: round(unit_price * seconds) };
  };
  const product_costs = [
    product("voice_infrastructure", VOICE_DOLLARS_PER_MINUTE),
    product("text_to_speech", SPEECH_DOLLARS_PER_MINUTE),
    product(model.replaceAll(/[-.]/g, "_"), modelDollarsPerMinute(model)),
    ...(kind === "phone_call" ? [product("us_telephony", TELEPHONY_DOLLARS_PER_MINUTE)] : []),
  ];
  return {
    product_costs,
    total_duration_seconds: seconds,
    total_duration_unit_price: sum(product_costs.map((p) => p.unit_price)),
    combined_cost: sum(product_costs.map((p) => p.cost)),
  };
}

export function toLatency(turns: MediaResult["latency"]): CallLatency | undefined {
  const measured = Object.entries(turns)
    .filter(([, values]) => values.length > 0)
    .map(([name, values]) => [name, toPercentiles(values)]);
  return measured.length > 0 ? Object.fromEntries(measured) : undefined;
}

/** Percentiles interpolate linearly between the two nearest values, as the service's do. */
export function toPercentiles(values: number[]): Percentiles {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => {
    const place = share * (sorted.length - 1);
    const low = sorted[Math.floor(place)] ?? 0;
    const high = sorted[Math.ceil(place)] ?? low;
    return round(low + (high - low) * (place - Math.floor(place)));
  };
  return {
    p50: at(0.5),
    p90: at(0.9),
    p95: at(0.95),
    p99: at(0.99),
    min: at(0),
    max: at(1),
    num: values.length,
    values,
  };
}

export function toTokenUsage(values: number[]): TokenUsage | undefined {
  if (values.length === 0) return undefined;
  return { values, average: sum(values) / values.length, num_requests: values.length };
}

const sum = (values: number[]) => round(values.reduce((total, value) => total + value, 0));
const round = (value: number) => Number(value.toFixed(7));
