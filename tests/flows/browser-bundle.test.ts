import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { app, request } from "../support/client";
import { readProjectFile, serverSecrets } from "../support/stack-env";

const distDir = join(import.meta.dirname, "../..", process.env.NEXT_DIST_DIR ?? ".next-test");
const staticDir = join(distDir, "static");
const files = readdirSync(staticDir, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.(js|css|json|map|html|txt)$/.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name));

/** Names that only servers know; a page that holds one was given more than its settings. */
const serverNames = [...readProjectFile(".env.example").matchAll(/^([A-Z][A-Z0-9_]+)=/gm)]
  .map(([, name = ""]) => name)
  .filter((name) => !name.startsWith("NEXT_PUBLIC_") && name !== "VERCEL");

/** The forms of the vendors' secrets, the sandbox's or not. */
const forms = [
  /sb_secret_\w/,
  /\bkey_[0-9a-z]{12,}/,
  /\bAKIA[0-9A-Z]{16}\b/,
  /-----BEGIN [A-Z ]*PRIVATE KEY/,
  /\beyJ[\w-]{20,}\.eyJ[\w-]{20,}\./,
  /sandbox-(visitor|hash|cron)-secret/,
];

/** What of it a text gives away. Ids and the number we call from are no secrets, and yet no browser needs them. */
function leaksIn(text: string): string[] {
  const secrets = Object.entries(serverSecrets()).filter(([, value]) => text.includes(value));
  return [
    ...secrets.map(([name]) => `the value of ${name}`),
    ...serverNames.filter((name) => new RegExp(`\\b${name}\\b`).test(text)).map((name) => `the name ${name}`),
    ...forms.filter((form) => form.test(text)).map((form) => `something like ${form}`),
  ];
}

describe("what browsers get", () => {
  it("would be found out: the search finds a value, a name and a form", () => {
    const [[name, value] = ["", ""]] = Object.entries(serverSecrets());
    expect(leaksIn(`x="${value}"`)).toContain(`the value of ${name}`);
    expect(leaksIn("process.env.RETELL_API_KEY")).toEqual(["the name RETELL_API_KEY"]);
    expect(leaksIn("AKIAABCDEFGHIJKLMNOP")).toHaveLength(1);
  });

  it("holds no secret, and no server's name, in any file of the build", () => {
    expect(files.length).toBeGreaterThan(10);
    const found = files.flatMap((file) =>
      leaksIn(readFileSync(file, "utf8")).map((leak) => `${file.slice(staticDir.length)}: ${leak}`),
    );
    expect(found).toEqual([]);
    expect(files.filter((file) => file.endsWith(".map"))).toEqual([]);
  });

  it("holds none in any public page or its headers either", async () => {
    for (const path of ["/", "/talk", "/privacy", "/block", "/sign-in", "/nothing-here", "/api/health"]) {
      const { text, headers } = await request(app(path));
      expect([path, leaksIn(`${text}\n${JSON.stringify([...headers])}`)]).toEqual([path, []]);
    }
  });
});
