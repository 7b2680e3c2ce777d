import { describe, expect, it } from "vitest";
import { app, request } from "../support/client";

describe("an address with nothing at it", () => {
  it.each([
    "/nowhere",
    "/calls/%ff",
    "/calls/%",
    "/favicon.ico",
    "/icons",
    "/icon-nope",
    "/apple-icon-x",
    "/calls/unknown",
  ])("is a page with 404 and the full policy: %s", async (path) => {
    const answer = await request(app(path));
    expect([path, answer.status]).toEqual([path, 404]);
    expect(answer.headers.get("content-security-policy")).toMatch(
      /script-src 'self' 'nonce-[^']+' 'strict-dynamic'/,
    );
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
  });

  it.each(["/api", "/api/", "/api/nothing", "/api/calls/%ff", "/api/calls/%", "/api/demo/%E0%A4%A"])(
    "is 404 in our shape under /api: %s",
    async (path) => {
      const response = await fetch(app(path));
      const answer = (await response.json()) as Record<string, unknown>;
      expect([path, response.status, answer.code]).toEqual([path, 404, "not_found"]);
      expect(answer.requestId).toEqual(expect.any(String));
    },
  );

  it("names the methods that are offered where another is refused", async () => {
    const answer = await request(app("/api/retell-webhook"), { method: "DELETE" });
    expect([answer.status, answer.json.code, answer.headers.get("allow")]).toEqual([
      405,
      "method_not_allowed",
      "GET, POST",
    ]);
  });
});
