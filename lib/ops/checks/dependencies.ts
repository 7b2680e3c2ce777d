import { type Dependency, dependencies, type Probe } from "@/lib/health/health";
import type { Check, HealthChecks, State } from "../check";
import { toShortTime } from "../words";

/** How one of the things is that the app stands on, in a word or a figure; `asked` has not answered yet. */
export type Standing = { name: string; vendor: string; state: State | "asked"; figure: string };

export const dependencyName = "What Doc stands on";

const names: Record<Dependency, [name: string, vendor: string]> = {
  database: ["Database", "Supabase"],
  auth: ["Sign-in", "Supabase"],
  redis: ["Limits", "Upstash"],
  voice: ["Calls", "Retell"],
  storage: ["Clip files", "S3"],
  video: ["Clip maker", "Lambda"],
};

/** Always all of them, in the same order. */
export function toStandings(health: HealthChecks): Standing[] {
  return dependencies.map((dependency) => {
    const [name, vendor] = names[dependency];
    return { name, vendor, ...stateOf(health[dependency]) };
  });
}

function stateOf(check: Probe | undefined): Pick<Standing, "state" | "figure"> {
  if (!check) return { state: "asked", figure: "Not yet" };
  if (check.status === "down") return { state: "bad", figure: "Down" };
  return { state: "ok", figure: toShortTime(check.latencyMs) };
}

/** Whether all of it has answered, well or not. */
export const isAllTold = (health: HealthChecks) => dependencies.every((name) => health[name]);

/** What of it does not answer, and how much does. */
export function dependencyCheck(health: HealthChecks): Check {
  const standings = toStandings(health);
  const down = standings.filter(({ state }) => state === "bad");
  const asked = standings.filter(({ state }) => state === "asked");
  const well = standings.filter(({ state }) => state === "ok");
  const sentences = [
    down.length > 0 ? `${toList(down)} ${down.length === 1 ? "is" : "are"} down.` : "",
    asked.length > 0 ? `${toList(asked)} ${asked.length === 1 ? "has" : "have"} not answered yet.` : "",
  ].filter(Boolean);
  return {
    name: dependencyName,
    state: down.length > 0 ? "bad" : "ok",
    figure: `${well.length} of ${standings.length}`,
    sentence: sentences.join(" ") || "All of it answers.",
  };
}

function toList(standings: readonly Standing[]): string {
  const all = standings.map(({ name, vendor }) => `${name} (${vendor})`);
  return all.length < 2 ? all.join("") : `${all.slice(0, -1).join(", ")} and ${all.at(-1)}`;
}
