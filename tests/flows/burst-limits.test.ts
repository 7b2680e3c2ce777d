import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { burstLimits } from "../support/burst-limits";
import { app, control, cookieOf, request, sameOrigin } from "../support/client";
import { type Route, routesOnDisk } from "../support/routes";

type Asked = { body: unknown };
let cookie: string;

beforeAll(async () => {
  await control("reset", {});
  const joined = await request(app("/api/queue"), { body: {}, headers: sameOrigin() });
  cookie = cookieOf(joined);
});

/** One request of a stranger's, with what our own pages send, an id of nobody's and a body of no use. */
async function limitsMet({ method, path }: Route): Promise<string[]> {
  const since = Date.now();
  const headers = { ...sameOrigin(), cookie, "x-retell-signature": `v=${since},d=00` };
  const address = path.replace(/\[(\[\.\.\.)?\w+\]+/g, () => randomUUID());
  const body = ["GET", "HEAD", "DELETE"].includes(method) ? undefined : {};
  await request(app(address), { method, headers, body });
  const { json } = await control(`requests?vendor=upstash&since=${since}`);
  const asked = (json.requests as Asked[]).map((one) => JSON.stringify(one.body));
  return [
    ...new Set(asked.flatMap((text) => [...text.matchAll(/\{burst\}:(\w+):/g)].map(([, name]) => name))),
  ].filter((name) => name !== undefined);
}

const routes = routesOnDisk("app");
const nameOf = ({ method, path }: Route) => `${method} ${path}`;

describe("how often one may ask", () => {
  it("is written down for every route there is, and for no other", () => {
    expect(routes.length).toBeGreaterThan(30);
    expect(Object.keys(burstLimits).sort()).toEqual(routes.map(nameOf).sort());
  });

  it("is counted at every route under the name that is written down, before anything else is told", async () => {
    const met: Record<string, string[]> = {};
    for (const route of routes) met[nameOf(route)] = await limitsMet(route);
    const written = Object.entries(burstLimits).map(([name, one]) => [
      name,
      "limit" in one ? [one.limit] : [],
    ]);
    expect(met).toEqual(Object.fromEntries(written));
  });

  it("ends in 429 with a time to wait, for that caller alone", async () => {
    const ask = (address: string) =>
      request(app("/api/health"), { headers: { "x-client-address": address } });
    const answers = await Promise.all(Array.from({ length: 70 }, () => ask("203.0.113.77")));
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThanOrEqual(10);
    expect(Number(refused[0]?.headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await ask("203.0.113.78")).status).not.toBe(429);
  });
});
