import type { SandboxClock } from "../../core/clock";
import type { AuthConfig } from "./config";
import { AuthError } from "./errors";

export type LimitName = "otp" | "verify" | "token";

type Bucket = { left: number; atMs: number };

/** However fast it is refilled, a bucket holds as many. From Supabase's guide "Rate limits". */
const BURST = 30;
const FIVE_MINUTES_MS = 300_000;
const HOUR_MS = 3_600_000;

/** Auth's token buckets: one an address and kind of request, and one for all e-mails. */
export class Limits {
  #buckets = new Map<string, Bucket>();

  constructor(
    readonly clock: SandboxClock,
    readonly rates: AuthConfig["limits"],
  ) {}

  /** Takes one of the address's requests, or throws 429. */
  takeRequest(name: LimitName, address: string): void {
    const isLeft = this.#take(`${name} ${address}`, BURST, this.rates[name] / FIVE_MINUTES_MS);
    if (!isLeft) throw new AuthError(429, "over_request_rate_limit", "Request rate limit reached");
  }

  /** Takes one of the project's e-mails, or throws 429. */
  takeMail(): void {
    const { mailsPerHour } = this.rates;
    if (!this.#take("mail", mailsPerHour, mailsPerHour / HOUR_MS)) {
      throw new AuthError(429, "over_email_send_rate_limit", "email rate limit exceeded");
    }
  }

  clear(): void {
    this.#buckets.clear();
  }

  #take(key: string, capacity: number, perMs: number): boolean {
    const now = this.clock.now();
    const { left, atMs } = this.#buckets.get(key) ?? { left: capacity, atMs: now };
    const filled = Math.min(capacity, left + Math.max(0, now - atMs) * perMs);
    this.#buckets.set(key, { left: filled >= 1 ? filled - 1 : filled, atMs: now });
    return filled >= 1;
  }
}
