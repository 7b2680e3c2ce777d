import { z } from "zod";

/** HTTP gives these no body. */
const BODILESS = [204, 205, 304];

const nonsenseSchema = z.strictObject({
  status: z
    .int()
    .min(200)
    .max(599)
    .refine((status) => !BODILESS.includes(status), { message: "An answer of that status has no body." })
    .default(200),
  type: z.string().min(1).default("text/html"),
  body: z.string().default("<!doctype html><title>It works!</title>"),
});

const isDelivery = (fault: { duplicate?: number | undefined; reorder?: true | undefined }) =>
  fault.duplicate !== undefined || fault.reorder !== undefined;

export const faultSchema = z
  .object({
    vendor: z.string().min(1),
    path: z.string().optional(),
    times: z.int().positive().optional(),
    status: z.int().min(400).max(599).optional(),
    delayMs: z.int().nonnegative().optional(),
    held: z.literal(true).optional(),
    drop: z.literal(true).optional(),
    nonsense: z.union([z.literal(true).transform(() => nonsenseSchema.parse({})), nonsenseSchema]).optional(),
    after: z.literal(true).optional(),
    duplicate: z.int().positive().optional(),
    reorder: z.literal(true).optional(),
  })
  .strict()
  .refine((f) => !(isDelivery(f) && (isRequest(f) || f.after)), {
    message: "duplicate and reorder act on webhooks, the others on requests: make two faults of it.",
  })
  .refine((f) => isRequest(f) || isDelivery(f), {
    message: "One of status, delayMs, held, drop, nonsense, duplicate or reorder is needed.",
  })
  .refine((f) => [f.status, f.drop, f.nonsense].filter(Boolean).length <= 1, {
    message: "A request has one end: status, drop or nonsense.",
  });

type RequestEffects = Partial<Record<"status" | "delayMs" | "held" | "drop" | "nonsense", unknown>>;
const isRequest = (f: RequestEffects) =>
  [f.status, f.delayMs, f.held, f.drop, f.nonsense].some((effect) => effect !== undefined);

export type Fault = z.infer<typeof faultSchema>;
export type FaultKind = "request" | "delivery";

/**
 * Faults injected into the stand-ins. `path` matches the vendor's own path exactly or as a prefix that ends at a
 * slash; without `times` a fault stays until it is deleted. `duplicate` and `reorder` act on webhooks that leave
 * (`path` is then the event's name), the others on requests that arrive: instead of their handling, or, with `after`,
 * instead of the answer to what has been handled. What is `held` waits, before its end, until it is released.
 */
export class Faults {
  #faults: Fault[] = [];
  #held = new Set<(isCut: boolean) => void>();

  add(fault: Fault): void {
    this.#faults.push({ ...fault });
  }

  list(): Fault[] {
    return this.#faults.map((fault) => ({ ...fault }));
  }

  clear(): void {
    this.#faults = [];
    this.release();
  }

  /** Waits for the release; true when the request is to be cut off instead. */
  hold(): Promise<boolean> {
    return new Promise((resolve) => this.#held.add(resolve));
  }

  /** Lets all that is held go on, or cuts it off. */
  release(isCut = false): void {
    for (const end of this.#held) end(isCut);
    this.#held.clear();
  }

  /** The first fault that applies, counted as used. */
  take(vendor: string, path: string, kind: FaultKind = "request"): Fault | undefined {
    const fault = this.#faults.find(
      (f) => f.vendor === vendor && isDelivery(f) === (kind === "delivery") && matches(f.path, path),
    );
    if (fault?.times !== undefined) {
      fault.times -= 1;
      if (fault.times === 0) this.#faults.splice(this.#faults.indexOf(fault), 1);
    }
    return fault && { ...fault };
  }
}

function matches(pattern: string | undefined, path: string): boolean {
  return pattern === undefined || pattern === path || path.startsWith(`${pattern.replace(/\/$/, "")}/`);
}
