export const dependencies = ["database", "auth", "redis", "voice", "storage", "video"] as const;
export type Dependency = (typeof dependencies)[number];

export type Probe = {
  status: "ok" | "down";
  latencyMs: number;
  /** Class and code of what went wrong; for operators only. */
  cause?: string | undefined;
};

export type Health = { status: "ok" | "down"; checks: Record<Dependency, Probe> };

/** What anybody may see: words and times. */
export function withoutCauses({ status, checks }: Health): Health {
  const told = Object.entries(checks).map(([name, check]) => [
    name,
    { status: check.status, latencyMs: check.latencyMs },
  ]);
  return { status, checks: Object.fromEntries(told) };
}
