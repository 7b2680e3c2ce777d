import { createHmac } from "node:crypto";
import type { Timer } from "../core/clock";
import type { SandboxContext } from "../core/context";
import type { WebhookEvent } from "./agent-schema";
import type { StoredCall } from "./call-record";

const DEFAULT_TIMEOUT_MS = 10_000;
const DEFAULT_EVENTS: WebhookEvent[] = ["call_started", "call_ended", "call_analyzed"];
/** Up to three retries are documented, their spacing is not. */
const RETRY_WAITS_MS = [1000, 4000, 16_000];
const HELD_MS = 2000;
const KEPT = 1000;

/** One event for one webhook, and what came of it; `held` waits for the next event of its call. */
export type Delivery = {
  callId: string;
  event: WebhookEvent;
  state: "pending" | "held" | "delivered" | "failed";
  /** Status of each attempt; 0 when there was no answer in time. */
  attempts: number[];
};

export type Outgoing = Delivery & { at: number; url: string; body: string; timeoutMs: number };

/** `x-retell-signature` over the exact bytes of a body, with the real time, whatever the sandbox's clock says. */
function signWebhook(body: string, key: string, at = Date.now()): string {
  return `v=${at},d=${createHmac("sha256", key).update(`${body}${at}`).digest("hex")}`;
}

/**
 * Sends events to the agents' webhooks. Events leave in the order they happen and never wait for each other, so a
 * retry may arrive after a later event, as at the service.
 */
export class Webhooks {
  #deliveries: Outgoing[] = [];
  #held = new Map<string, { outgoing: Outgoing[]; timer: Timer }>();
  #timers = new Set<Timer>();
  #stop = new AbortController();

  constructor(readonly context: SandboxContext) {}

  send(event: WebhookEvent, call: StoredCall, told: object): void {
    const { webhook_url: url, webhook_events: events, webhook_timeout_ms: timeout } = call.agent;
    if (!url || !(events ?? DEFAULT_EVENTS).includes(event)) return;
    const body = JSON.stringify({ event, call: told });
    const fault = this.context.faults.take("retell", event, "delivery");
    const copies = 1 + (fault?.duplicate ?? 0);
    const timeoutMs = timeout ?? DEFAULT_TIMEOUT_MS;
    const delivery = { callId: call.id, event, at: this.context.clock.now(), url, body, timeoutMs };
    const outgoing = Array.from({ length: copies }, () =>
      this.#record({ ...delivery, state: "pending", attempts: [] }),
    );
    if (fault?.reorder && !this.#held.has(call.id)) {
      this.#hold(call.id, outgoing);
      return;
    }
    const sent = outgoing.map((one) => this.#attempt(one));
    void Promise.all(sent).then(() => this.#release(call.id));
  }

  list(): Delivery[] {
    return this.#deliveries.map(({ callId, event, state, attempts }) => ({ callId, event, state, attempts }));
  }

  /** With everything that was sent, for the console. */
  listInFull(): Outgoing[] {
    return this.#deliveries.map((one) => ({ ...one }));
  }

  /** Forgets what was sent and what still waits; answers on their way are not waited for. */
  clear(): void {
    this.#stop.abort();
    this.#stop = new AbortController();
    for (const timer of this.#timers) timer.cancel();
    for (const { timer } of this.#held.values()) timer.cancel();
    this.#timers.clear();
    this.#held.clear();
    this.#deliveries = [];
  }

  #record(outgoing: Outgoing): Outgoing {
    this.#deliveries.push(outgoing);
    if (this.#deliveries.length > KEPT) this.#deliveries.shift();
    return outgoing;
  }

  #hold(callId: string, outgoing: Outgoing[]): void {
    for (const one of outgoing) one.state = "held";
    const timer = this.context.clock.setTimeout(() => this.#release(callId), HELD_MS);
    this.#held.set(callId, { outgoing, timer });
  }

  #release(callId: string): void {
    const held = this.#held.get(callId);
    if (!held) return;
    held.timer.cancel();
    this.#held.delete(callId);
    for (const one of held.outgoing) {
      one.state = "pending";
      void this.#attempt(one);
    }
  }

  async #attempt(outgoing: Outgoing): Promise<void> {
    const stop = this.#stop.signal;
    const status = await this.#post(outgoing, stop);
    if (stop.aborted) return;
    outgoing.attempts.push(status);
    if (status >= 200 && status < 300) {
      outgoing.state = "delivered";
      return;
    }
    this.context.log("retell_webhook_refused", {
      callId: outgoing.callId,
      event: outgoing.event,
      status,
      attempt: outgoing.attempts.length,
    });
    this.#retry(outgoing);
  }

  #retry(outgoing: Outgoing): void {
    const wait = RETRY_WAITS_MS[outgoing.attempts.length - 1];
    if (wait === undefined) {
      outgoing.state = "failed";
      return;
    }
    const timer = this.context.clock.setTimeout(() => {
      this.#timers.delete(timer);
      void this.#attempt(outgoing);
    }, wait);
    this.#timers.add(timer);
  }

  async #post(outgoing: Outgoing, stop: AbortSignal): Promise<number> {
    const headers = {
      "content-type": "application/json",
      "x-retell-signature": signWebhook(outgoing.body, this.context.env.retellWebhookKey),
    };
    const signal = AbortSignal.any([stop, AbortSignal.timeout(outgoing.timeoutMs)]);
    try {
      const request = { method: "POST", headers, body: outgoing.body, signal, redirect: "manual" as const };
      const response = await fetch(outgoing.url, request);
      await response.body?.cancel();
      return response.status;
    } catch {
      return 0;
    }
  }
}
