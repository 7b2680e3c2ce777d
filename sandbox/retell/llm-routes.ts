import { Hono } from "hono";
import { z } from "zod";
import { idParam, parse, readBody, versionQuery } from "./errors";
import { llmBody } from "./llm-schema";
import { createLlm, deleteLlm, toLlmBody, updateLlm } from "./llms";
import { pageQuery, toPage } from "./pages";
import type { Llm, RetellState } from "./state";
import { findVersion, latestVersion } from "./versions";

const deleteQuery = z.object({ force_delete: z.enum(["true", "false"]).optional() });
const placeOf = (llm: Llm) => ({ at: latestVersion(llm).modifiedAtMs, id: llm.id });

export function llmRoutes(state: RetellState): Hono {
  const app = new Hono();
  app.post("/create-retell-llm", async (c) => c.json(createLlm(state, await readBody(c, llmBody)), 201));
  app.get("/get-retell-llm/:id", (c) => {
    const llm = state.llm(idParam(c, "id"));
    const { version } = parse(versionQuery, c.req.query());
    return c.json(toLlmBody(llm, findVersion(llm, version)));
  });
  app.patch("/update-retell-llm/:id", async (c) => {
    const { version } = parse(versionQuery, c.req.query());
    return c.json(updateLlm(state, idParam(c, "id"), version, await readBody(c, llmBody)));
  });
  app.get("/v2/list-retell-llms", (c) => {
    const page = toPage(state.llms.values(), placeOf, parse(pageQuery, c.req.query()));
    return c.json({ ...page, items: page.items.map((llm) => toLlmBody(llm, latestVersion(llm))) });
  });
  app.delete("/delete-retell-llm/:id", (c) => {
    const { force_delete } = parse(deleteQuery, c.req.query());
    deleteLlm(state, idParam(c, "id"), force_delete === "true");
    return c.body(null, 204);
  });
  return app;
}
