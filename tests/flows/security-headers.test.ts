import { describe, expect, it } from "vitest";
import { app, request } from "../support/client";

const everywhere = {
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "strict-origin-when-cross-origin",
  "cross-origin-opener-policy": "same-origin",
  "strict-transport-security": "max-age=63072000; includeSubDomains",
};
const headersOf = async (path: string) => Object.fromEntries((await request(app(path))).headers);

/** An address of each kind: pages, errors, API answers and refusals, a file of the build. */
async function anAddressOfEachKind(): Promise<string[]> {
  const page = await request(app("/"));
  const script = /src="(\/_next\/static\/[^"]+\.js)/.exec(page.text)?.[1];
  if (!script) throw new Error("The landing page loads no script.");
  return [
    "/",
    "/talk",
    "/sign-in",
    "/nothing",
    "/calls/%ff",
    "/api/retell-webhook",
    "/api/settings",
    "/api/x",
    script,
  ];
}

it("nobody has pictures made smaller by the server: no page asks for it", async () => {
  expect((await request(app("/_next/image?url=%2Fopengraph-image.png&w=640&q=75"))).status).toBe(404);
});

describe("headers", () => {
  it("that protect are on every kind of answer, and none says what serves it", async () => {
    for (const path of await anAddressOfEachKind()) {
      const headers = await headersOf(path);
      expect({ path, ...headers }).toMatchObject({ path, ...everywhere });
      expect(headers["permissions-policy"]).toContain("microphone=(self), camera=()");
      expect([path, headers["x-powered-by"], headers.server]).toEqual([path, undefined, undefined]);
    }
  });

  it("let a page run its own scripts alone, by a nonce, and be framed by nobody", async () => {
    for (const path of ["/", "/talk", "/sign-in", "/privacy", "/nothing"]) {
      const policy = (await headersOf(path))["content-security-policy"] ?? "";
      const directives = Object.fromEntries(policy.split("; ").map((one) => [one.split(" ")[0], one]));
      expect(directives["script-src"]).toMatch(
        /^script-src 'self' 'nonce-[A-Za-z0-9+/=]{24}' 'strict-dynamic'$/,
      );
      expect(directives["default-src"]).toBe("default-src 'self'");
      expect(directives["object-src"]).toBe("object-src 'none'");
      expect(directives["base-uri"]).toBe("base-uri 'none'");
      expect(directives["form-action"]).toBe("form-action 'self'");
      expect(directives["frame-ancestors"]).toBe("frame-ancestors 'none'");
      expect(policy).not.toMatch(
        /unsafe-eval|script-src[^;]*unsafe-inline|(connect|script|frame)-src[^;]* \*|http:\/\/\*/,
      );
    }
  });

  it("let an API answer do nothing when it is opened as a page, and be kept nowhere", async () => {
    for (const path of ["/api/retell-webhook", "/api/settings", "/api/x"]) {
      expect({ path, ...(await headersOf(path)) }).toMatchObject({
        path,
        "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
        "cross-origin-resource-policy": "same-origin",
        "cache-control": "no-store",
        "content-type": "application/json",
      });
    }
  });

  it("let no other site read anything: no CORS anywhere", async () => {
    for (const path of ["/", "/api/rate-limit", "/api/settings"]) {
      const { headers } = await request(app(path), { headers: { origin: "https://evil.example" } });
      expect([...headers.keys()].filter((name) => name.startsWith("access-control-"))).toEqual([]);
    }
  });
});
