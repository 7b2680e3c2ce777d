import { Hono } from "hono";
import { idParam } from "./errors";
import type { RetellState } from "./state";
import { getVoice, voices } from "./voices";

const BASE_CONCURRENCY = 20;
const BURST = 300;

/** What belongs to the workspace: its voices, its limits, its key. */
export function accountRoutes(state: RetellState): Hono {
  const app = new Hono();
  app.get("/list-voices", (c) => c.json(voices));
  app.get("/get-voice/:id", (c) => c.json(getVoice(idParam(c, "id"))));
  app.get("/get-concurrency", (c) => {
    const limit = state.concurrencyLimit;
    const purchased = Math.max(0, limit - BASE_CONCURRENCY);
    return c.json({
      current_concurrency: state.concurrency(),
      concurrency_limit: limit,
      base_concurrency: BASE_CONCURRENCY,
      purchased_concurrency: purchased,
      concurrency_purchase_limit: 100,
      remaining_purchase_limit: Math.max(0, 100 - purchased),
      concurrency_burst_enabled: false,
      concurrency_burst_limit: Math.min(limit * 3, limit + BURST),
      reserved_inbound_concurrency: 0,
    });
  });
  app.get("/get-api-key-info", (c) => c.json({ api_key_name: "sandbox", org_name: "Sandbox" }));
  return app;
}
