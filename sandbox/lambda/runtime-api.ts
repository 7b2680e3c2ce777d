import { randomUUID } from "node:crypto";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import { Hono } from "hono";

export type Invocation = { id: string; arn: string; payload: string; timeoutMs: number; deadlineMs: number };

/** One process, as the API has it. */
export type Runtime = {
  next: () => Promise<Invocation>;
  answered: (id: string, payload: string, isError: boolean) => void;
  failedToLoad: (payload: string) => void;
};

const VERSION = "2018-06-01";

/**
 * Lambda's runtime API: where a function's process fetches its events and brings its answers. On a port of its own, so that
 * faults of the vendor do not touch it; each process has an address that only it knows.
 */
export class RuntimeApi {
  #runtimes = new Map<string, Runtime>();
  #server: Promise<Server> | undefined;

  /** The address for `AWS_LAMBDA_RUNTIME_API`, and how to take it back. */
  async open(runtime: Runtime): Promise<{ address: string; close: () => void }> {
    this.#server ??= this.#listen();
    const { port } = (await this.#server).address() as AddressInfo;
    const key = randomUUID();
    this.#runtimes.set(key, runtime);
    return { address: `127.0.0.1:${port}/${key}`, close: () => this.#runtimes.delete(key) };
  }

  async stop(): Promise<void> {
    const server = await this.#server;
    server?.closeAllConnections();
    server?.close();
  }

  #listen(): Promise<Server> {
    const server = createAdaptorServer({ fetch: this.#routes().fetch }) as Server;
    // A process waits for its next event as long as it takes.
    server.requestTimeout = 0;
    return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server)));
  }

  #routes(): Hono {
    const app = new Hono().basePath(`/:key/${VERSION}/runtime`);
    const runtimeOf = (key: string) => this.#runtimes.get(key);
    app.get("/invocation/next", async (c) => {
      const { id, arn, payload, deadlineMs } = (await runtimeOf(c.req.param("key") ?? "")?.next()) ?? {};
      if (id === undefined) return c.body(null, 403);
      return c.body(payload ?? "", 200, {
        "content-type": "application/json",
        "lambda-runtime-aws-request-id": id,
        "lambda-runtime-deadline-ms": String(deadlineMs),
        "lambda-runtime-invoked-function-arn": arn ?? "",
      });
    });
    app.post("/invocation/:id/:kind{response|error}", async (c) => {
      const { id, kind } = c.req.param();
      const payload = await c.req.text();
      runtimeOf(c.req.param("key") ?? "")?.answered(id, payload, kind === "error");
      return c.json({ status: "OK" }, 202);
    });
    app.post("/init/error", async (c) => {
      runtimeOf(c.req.param("key") ?? "")?.failedToLoad(await c.req.text());
      return c.json({ status: "OK" }, 202);
    });
    return app;
  }
}
