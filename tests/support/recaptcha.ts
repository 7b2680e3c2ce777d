import { tmpdir } from "node:os";
import type { Hono } from "hono";
import { createRecaptcha } from "../../sandbox/recaptcha/vendor";
import { serveVendor } from "./served-vendor";

export type ServedRecaptcha = Awaited<ReturnType<typeof serveRecaptcha>>;

/** The stand-in on a port of its own behind the sandbox's core. `pages` are served beside it. */
export async function serveRecaptcha(pages?: Hono) {
  const { origin, context, stop } = await serveVendor(
    { SANDBOX_DIR: tmpdir() },
    createRecaptcha,
    pages && { pages },
  );
  const url = `${origin}/recaptcha`;
  return {
    origin,
    clock: context.clock,
    url,
    control: (path: string, body: unknown = {}) =>
      fetch(`${origin}/control/${path}`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      }),
    verify: async (form: Record<string, string>) => {
      const response = await fetch(`${url}/api/siteverify`, {
        method: "POST",
        body: new URLSearchParams(form),
      });
      return (await response.json()) as Record<string, unknown>;
    },
    stop,
  };
}
