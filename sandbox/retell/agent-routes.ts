import { Hono } from "hono";
import { z } from "zod";
import { agentCreateBody, agentPatchBody, createVersionBody, publishBody } from "./agent-schema";
import {
  createAgent,
  createAgentVersion,
  deleteAgentVersion,
  publishAgent,
  toAgentBody,
  toAgentItem,
  toAgentVersionItem,
  updateAgent,
} from "./agents";
import { idParam, parse, readBody, versionQuery } from "./errors";
import { pageQuery, toPage } from "./pages";
import type { Agent, RetellState } from "./state";
import { findVersion, latestVersion } from "./versions";

const listBody = z.object({
  filter_criteria: z
    .strictObject({
      channel: z
        .object({
          type: z.literal("string"),
          op: z.enum(["eq", "ne", "sw", "ew", "co"]),
          value: z.enum(["voice", "chat"]),
        })
        .optional(),
      query: z.string().optional(),
    })
    .optional(),
});

const placeOf = (agent: Agent) => ({ at: latestVersion(agent).modifiedAtMs, id: agent.id });

export function agentRoutes(state: RetellState): Hono {
  const app = new Hono();
  app.post("/create-agent", async (c) => c.json(createAgent(state, await readBody(c, agentCreateBody)), 201));
  app.get("/get-agent/:id", (c) => {
    const agent = state.agent(idParam(c, "id"));
    const { version } = parse(versionQuery, c.req.query());
    return c.json(toAgentBody(agent, findVersion(agent, version)));
  });
  app.patch("/update-agent/:id", async (c) => {
    const { version } = parse(versionQuery, c.req.query());
    return c.json(updateAgent(state, idParam(c, "id"), version, await readBody(c, agentPatchBody)));
  });
  app.post("/v2/list-agents", async (c) => {
    const query = parse(pageQuery, c.req.query());
    const { filter_criteria: filter } = await readBody(c, listBody);
    const isVoice = !filter?.channel || (filter.channel.value === "voice") !== (filter.channel.op === "ne");
    const text = filter?.query?.toLowerCase() ?? "";
    const agents = state.agents
      .values()
      .filter((a) => isVoice && (latestVersion(a).config.agent_name ?? "").toLowerCase().includes(text));
    const page = toPage(agents, placeOf, query);
    return c.json({ ...page, items: page.items.map(toAgentItem) });
  });
  app.delete("/delete-agent/:id", (c) => {
    state.agents.delete(state.agent(idParam(c, "id")).id);
    return c.body(null, 204);
  });
  versionRoutes(app, state);
  return app;
}

function versionRoutes(app: Hono, state: RetellState): void {
  app.post("/create-agent-version/:id", async (c) => {
    const { base_version } = await readBody(c, createVersionBody);
    return c.json(createAgentVersion(state, idParam(c, "id"), base_version), 201);
  });
  app.get("/list-agent-versions/:id", (c) => {
    const query = parse(pageQuery, c.req.query());
    const { versions } = state.agent(idParam(c, "id"));
    const page = toPage(versions, (v) => ({ at: v.version, id: String(v.version) }), query);
    return c.json({ ...page, items: page.items.map(toAgentVersionItem) });
  });
  app.get("/get-agent-versions/:id", (c) => {
    const agent = state.agent(idParam(c, "id"));
    return c.json(agent.versions.toReversed().map((version) => toAgentBody(agent, version)));
  });
  app.post("/publish-agent-version/:id", async (c) => {
    publishAgent(state, idParam(c, "id"), await readBody(c, publishBody));
    return c.body(null, 200);
  });
  app.delete("/delete-agent-version/:id", (c) => {
    const { version } = parse(versionQuery.required(), c.req.query());
    deleteAgentVersion(state, idParam(c, "id"), version);
    return c.body(null, 204);
  });
}
