import { describe, expect, it } from "vitest";
import { HOME, toNextPath } from "./next-path";

describe("where one goes after signing in", () => {
  it.each(["/", "/talk", "/calls?status=ended&q=a%20b#top", "/calls/call_1", "/a:b", "/%2F%2Fevil.example"])(
    "is the path that was asked for: %s",
    (path) => expect(toNextPath(path)).toBe(path),
  );

  it.each([
    undefined,
    "",
    ["/talk", "/calls"],
    "talk",
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "\\/evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "\t//evil.example",
    " //evil.example",
    "/\r\nset-cookie: a=b",
    "https://evil.example",
    "HTTPS:evil.example",
    "https:/evil.example",
    "javascript:alert(1)",
    "data:text/html,x",
    "/./\\evil.example",
    "/.//evil.example",
    "/x/..//evil.example",
    "/%2e//evil.example",
    "/%2e%2e//evil.example",
    "@evil.example",
    ".evil.example",
    "/\u0000/evil.example",
    "/sign-in",
    "/sign-in?next=/sign-in",
    "/x/../sign-in",
    "/api/auth/sign-out",
  ])("is home for %j", (trick) => expect(toNextPath(trick)).toBe(HOME));

  it("never leaves the site, as a browser reads the address", () => {
    const parts = [
      "/",
      "\\",
      ".",
      "..",
      "%2e",
      "%5c",
      "%2f",
      "\t",
      "@",
      ":",
      "evil.example",
      "https:",
      "?",
      "#",
    ];
    for (const a of parts)
      for (const b of parts)
        for (const c of parts) {
          const path = toNextPath(`/${a}${b}${c}`);
          expect(new URL(path, "https://doc.example/sign-in").origin).toBe("https://doc.example");
        }
  });
});
