import { policy } from "@/lib/limits/policy";
import { causeOf, log } from "@/lib/log";
import { inRequest } from "@/lib/log-context";
import { awsProbes } from "@/lib/vendors/aws-health";
import { readConcurrency } from "@/lib/vendors/retell-concurrency";
import { pingAuth } from "@/lib/vendors/supabase-auth";
import { pingRedis } from "@/lib/vendors/upstash";
import { type Dependency, dependencies, type Health, type Probe } from "./health";
import { pingDatabase } from "./store";

/**
 * One question each that changes nothing and costs next to nothing. The check against machines has none (its free quota
 * counts every question), and Deepgram's key is the video function's alone.
 */
const questions: Record<Dependency, () => Promise<unknown>> = {
  database: pingDatabase,
  auth: pingAuth,
  redis: pingRedis,
  voice: () => readConcurrency({ timeoutMs: policy.health.timeoutMs, maxRetries: 0 }),
  storage: () => awsProbes().pingBucket(),
  video: () => awsProbes().pingFunction(),
};

let kept: { answers: Record<Dependency, Promise<Probe>>; since: number } | undefined;

/**
 * How everything is that the app stands on, asked side by side. However many ask, the vendors are asked once in
 * `policy.health.keptSeconds` by one process. Never rejects.
 */
export async function getHealth(nowMs: number): Promise<Health> {
  const answers = answersAt(nowMs);
  const found = await Promise.all(dependencies.map(async (name) => [name, await answers[name]] as const));
  const isWell = found.every(([, check]) => check.status === "ok");
  const checks = Object.fromEntries(found) as Record<Dependency, Probe>;
  return { status: isWell ? "ok" : "down", checks };
}

/** The same for whoever cannot wait: what has answered by now, well or not. Never rejects. */
export async function peekHealth(nowMs: number): Promise<Partial<Health["checks"]>> {
  const answers = answersAt(nowMs);
  const found: Partial<Health["checks"]> = {};
  for (const name of dependencies) answers[name].then((check) => Object.assign(found, { [name]: check }));
  // Lets answers that are there already be taken up.
  await new Promise(setImmediate);
  return { ...found };
}

function answersAt(nowMs: number): Record<Dependency, Promise<Probe>> {
  if (!kept || nowMs - kept.since >= policy.health.keptSeconds * 1000) {
    // For whoever asks within the next seconds, so that it bears the id of nobody's request.
    const asked = inRequest(undefined, () => dependencies.map((name) => [name, ask(name)] as const));
    kept = { answers: Object.fromEntries(asked) as Record<Dependency, Promise<Probe>>, since: nowMs };
  }
  return kept.answers;
}

async function ask(name: Dependency): Promise<Probe> {
  const since = performance.now();
  const passed = () => Math.round(performance.now() - since);
  try {
    await settledWithin(questions[name](), policy.health.timeoutMs);
    return { status: "ok", latencyMs: passed() };
  } catch (error) {
    const [latencyMs, cause] = [passed(), causeOf(error)];
    log("warn", "dependency_down", { vendor: name, durationMs: latencyMs, cause });
    return { status: "down", latencyMs, cause };
  }
}

/** Rejects as the answer does, and with a `TimeoutError` when it takes longer. */
async function settledWithin(answer: Promise<unknown>, withinMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new DOMException("too late", "TimeoutError")), withinMs);
  });
  await Promise.race([answer, late]).finally(() => clearTimeout(timer));
}
