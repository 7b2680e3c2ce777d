import { Hono } from "hono";
import { expect, it } from "vitest";
import { z } from "zod";
import { RetellError, readBody } from "./errors";

const app = new Hono();
app.onError((error, c) => c.json({}, error instanceof RetellError ? error.status : 500));
app.post("/", async (c) => c.json(await readBody(c, z.looseObject({}))));

const nested = (levels: number) => `{"a":${"[".repeat(levels)}${"]".repeat(levels)}}`;

it.each([
  ["an empty body", "", 200],
  ["some nesting", nested(100), 200],
  ["thousands of levels", nested(20_000), 400],
  ["half a value", '{"a":', 400],
])("answers %s as the service would", async (_name, body, status) => {
  expect((await app.request("/", { method: "POST", body })).status).toBe(status);
});
