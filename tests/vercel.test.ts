import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import nextConfig from "../next.config";

const root = join(import.meta.dirname, "..");
const textOf = (file: string) => readFileSync(join(root, file), "utf8");
const header = z.strictObject({ key: z.string(), value: z.string() });
const config = z
  .strictObject({
    $schema: z.url(),
    framework: z.literal("nextjs"),
    regions: z.array(z.string().regex(/^[a-z]{3}\d$/)),
    crons: z.array(z.strictObject({ path: z.string(), schedule: z.string() })),
    headers: z.array(
      z.strictObject({
        source: z.string(),
        has: z.array(z.strictObject({ type: z.string(), value: z.string() })),
        headers: z.array(header),
      }),
    ),
  })
  .parse(JSON.parse(textOf("vercel.json")));

const routes = execFileSync("git", ["ls-files", "-co", "--exclude-standard", "app"], {
  cwd: root,
  encoding: "utf8",
})
  .split("\n")
  .filter((file) => file.endsWith("/route.ts"));
const addressOf = (file: string) => `/${file.replace(/^app\//, "").replace(/\/route\.ts$/, "")}`;
const secondsOf = (file: string) =>
  Number(/^export const maxDuration = (\d+);$/m.exec(textOf(file))?.[1] ?? 0);

describe("vercel.json", () => {
  it("calls every sweep there is, each minute or each ten, and nothing else", () => {
    const sweeps = routes.map(addressOf).filter((path) => path.startsWith("/api/cron/"));
    expect(sweeps.length).toBeGreaterThan(3);
    expect(config.crons.map(({ path }) => path).sort()).toEqual(sweeps.sort());
    expect(config.crons.filter(({ schedule }) => !/^(\*|\*\/10) \* \* \* \*$/.test(schedule))).toEqual([]);
  });

  it("runs in one region, beside database, Redis and bucket", () => {
    expect(config.regions).toEqual(["iad1"]);
    expect(textOf(".env.example")).toContain("AWS_REGION=us-east-1");
  });

  it("keeps the platform's own host names out of search engines", () => {
    const [rule] = config.headers;
    expect(rule?.headers).toEqual([{ key: "x-robots-tag", value: "noindex" }]);
    const hosts = new RegExp(`^${rule?.has[0]?.value}$`);
    expect(["doc-abc.vercel.app", "doc.kenstera.com"].map((host) => hosts.test(host))).toEqual([true, false]);
  });

  it("sets no header that Next sets, which would come twice", async () => {
    const own = (await nextConfig.headers?.())?.flatMap(({ source, headers }) =>
      source === "/:path*" ? headers.map(({ key }) => key) : [],
    );
    expect(own).toContain("strict-transport-security");
    const here = config.headers.flatMap(({ headers }) => headers.map(({ key }) => key));
    expect(here.filter((key) => own?.includes(key))).toEqual([]);
  });
});

describe("how long a function may run", () => {
  it("stands in its route, since a path with brackets is a pattern in vercel.json, and is within what the plan gives", () => {
    const told = routes.filter((file) => textOf(file).includes("maxDuration"));
    expect(told.length).toBeGreaterThan(5);
    expect(told.filter((file) => secondsOf(file) < 10 || secondsOf(file) > 300)).toEqual([]);
  });

  it("is said by every sweep, whatever goes on after its answer, passes a body through or draws, and whoever starts a call", () => {
    const mustSay = (file: string) =>
      file.includes("/cron/") ||
      /\bafter\(/.test(textOf(file)) ||
      /\b(start(Web|Demo)Call|openCallRecording|getPreview)\(/.test(textOf(file));
    expect(routes.filter((file) => mustSay(file) && secondsOf(file) === 0)).toEqual([]);
  });
});
