import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { type HttpBindings, serve } from "@hono/node-server";
import { type Context, Hono, type HonoRequest, type Next } from "hono";
import type { SandboxContext } from "./context";
import { createControl } from "./control";
import { Cron } from "./cron";
import { isDeeperThan, MOST_LEVELS } from "./depth";
import type { Fault } from "./faults";
import { foreignness, loopbackOnly } from "./guard";
import type { Vendor } from "./vendor";

type Bindings = { Bindings: HttpBindings };

/** Everything on one port: each vendor under its name, the control API under `/control`, the console at `/`. */
export function createApp(
  context: SandboxContext,
  vendors: Vendor[],
  consolePages: Hono,
  cron = new Cron(context),
): Hono<Bindings> {
  const app = new Hono<Bindings>();
  app.use("*", loopbackOnly);
  for (const vendor of vendors) {
    app.use(`/${vendor.name}/*`, (c, next) => journaled(context, vendor, c, next));
    app.use(`/${vendor.name}/*`, (c, next) => faulty(context, vendor, c, next));
    app.route(`/${vendor.name}`, vendor.app);
  }
  app.route("/control", createControl(context, vendors, cron));
  app.route("/", consolePages);
  return app;
}

/** Binds the port on loopback and passes WebSocket upgrades to the vendor whose prefix they carry. */
export function listen(context: SandboxContext, vendors: Vendor[], app: Hono<Bindings>): Promise<Server> {
  return new Promise((resolve, reject) => {
    const { host, port } = context.env;
    const server = serve({ fetch: app.fetch, hostname: host, port }, () => resolve(server)) as Server;
    server.on("error", reject);
    server.on("upgrade", (request, socket, head) => upgrade(vendors, request, socket, head));
  });
}

function upgrade(vendors: Vendor[], request: IncomingMessage, socket: Duplex, head: Buffer): void {
  // A caller that hangs up early is none of the sandbox's concern.
  socket.on("error", () => socket.destroy());
  const refusal = offer(vendors, request, socket, head);
  if (refusal) socket.end(`HTTP/1.1 ${refusal}\r\nconnection: close\r\n\r\n`);
}

/** Why nobody takes the upgrade, or undefined when a vendor has it. The path is never made a URL: `//` is none. */
function offer(vendors: Vendor[], request: IncomingMessage, socket: Duplex, head: Buffer) {
  const { host, origin } = request.headers;
  if (foreignness({ host, origin })) return "403 Forbidden";
  const path = (request.url ?? "").replace(/[?#].*/s, "");
  if (!/^\/(?!\/)/.test(path)) return "400 Bad Request";
  const vendor = vendors.find((v) => path.startsWith(`/${v.name}/`));
  const isTaken = vendor?.upgrade?.(path.slice(vendor.name.length + 1), request, socket, head);
  return isTaken ? undefined : "404 Not Found";
}

async function journaled(context: SandboxContext, vendor: Vendor, c: Context<Bindings>, next: Next) {
  const { method } = c.req;
  const path = ownPath(vendor, c);
  const read = vendor.isStreamed ? undefined : await readBody(c.req);
  const body = vendor.journaled ? vendor.journaled(path, read) : read;
  // Written at arrival: a caller that gave up waiting has asked all the same. Status 0 until it is answered.
  const entry = { at: Date.now(), vendor: vendor.name, method, path, status: 0, body };
  context.journal.add(entry);
  await next();
  entry.status = c.res.status;
}

async function faulty(context: SandboxContext, vendor: Vendor, c: Context<Bindings>, next: Next) {
  const path = ownPath(vendor, c);
  const fault = context.faults.take(vendor.name, path);
  if (fault?.after) await next();
  if (fault?.delayMs) await new Promise((resolve) => setTimeout(resolve, fault.delayMs));
  const isCut = fault?.held && (await context.faults.hold());
  if (fault?.drop || isCut) {
    c.env.incoming.socket.destroy();
    return c.finalized ? undefined : c.body(null, 500);
  }
  const answer = fault && answerOf(fault, vendor, path);
  if (!c.finalized) return answer ?? next();
  if (!answer) return;
  // Without this the handled answer's headers would be laid over the other one's.
  c.res = undefined;
  c.res = answer;
}

/** What a fault answers of its own, if it does. */
function answerOf({ status, nonsense }: Fault, vendor: Vendor, path: string): Response | undefined {
  if (status) {
    const body = vendor.errorBody(status, path);
    return body instanceof Response ? body : Response.json(body, { status });
  }
  if (!nonsense) return undefined;
  return new Response(nonsense.body, { status: nonsense.status, headers: { "content-type": nonsense.type } });
}

function ownPath(vendor: Vendor, c: Context<Bindings>): string {
  const path = c.req.path.slice(vendor.name.length + 1);
  try {
    return decodeURI(path);
  } catch {
    // Malformed escapes are the vendor's to refuse.
    return path;
  }
}

/** JSON where it is JSON, text where it is text. Hono keeps what was read, so that the route still has it. */
async function readBody(request: HonoRequest): Promise<unknown> {
  if (request.method === "GET" || request.method === "HEAD") return undefined;
  if (!/json|text|urlencoded/.test(request.header("content-type") ?? "")) return undefined;
  const text = await request.text();
  if (text === "") return undefined;
  if (text.length > 1_000_000) return `(${text.length} characters)`;
  try {
    const body: unknown = JSON.parse(text);
    // What cannot be written out again would break every later look at the journal.
    return isDeeperThan(MOST_LEVELS, body) ? text : body;
  } catch {
    return text;
  }
}
