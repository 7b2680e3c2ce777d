import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createConsole } from "./routes";

const app = createConsole();
const page = join(import.meta.dirname, "page");
const modules = readdirSync(page, { recursive: true, encoding: "utf8" }).filter((name) =>
  name.endsWith(".js"),
);

describe("the console", () => {
  it("is one page that says what it is, under a policy that lets nothing from elsewhere in", async () => {
    const response = await app.request("/");
    expect(response.status).toBe(200);
    expect(await response.text()).toContain("Nothing here is real");
    expect(response.headers.get("content-security-policy")).toMatch(/^default-src 'none'/);
    expect(response.headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
  });

  it("serves every address that its page and modules name", async () => {
    const html = readFileSync(join(page, "index.html"), "utf8");
    const named = [...html.matchAll(/(?:src|href)="(\/console\/[^"]+)"/g)].map((match) => match[1] ?? "");
    const imported = modules.flatMap((file) =>
      [...readFileSync(join(page, file), "utf8").matchAll(/from "(\.[^"]+)"/g)].map(
        (match) => new URL(match[1] ?? "", `http://sandbox/console/${file}`).pathname,
      ),
    );
    expect(named.length).toBeGreaterThan(2);
    expect(imported.length).toBeGreaterThan(5);
    for (const address of [...named, ...imported]) {
      const response = await app.request(address);
      expect([address, response.status]).toEqual([address, 200]);
    }
  });

  it("sends modules as JavaScript, else browsers refuse them", async () => {
    const response = await app.request("/console/main.js");
    expect(response.headers.get("content-type")).toMatch(/^text\/javascript/);
  });

  it.each([
    "/console/../routes.ts",
    "/console/%2e%2e/routes.js",
    "/console/page/../../routes.ts",
    "/console/none.js",
  ])("has nothing at %s", async (path) => expect((await app.request(path)).status).toBe(404));

  it("is not shown under a foreign name", async () => {
    expect((await app.request("http://rebound.example.com/")).status).toBe(403);
  });
});
