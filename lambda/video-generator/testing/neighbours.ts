import { createHash } from "node:crypto";
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";
import { docReplacement, RATE, replacement, speak, type Voice } from "./espeak-voices";
import { toWav } from "./wav";

export type Neighbour = {
  origin: string;
  requests: { method: string; url: string; body: string; requestId: string | undefined }[];
  close: () => Promise<void>;
};
type Answer = (request: IncomingMessage, response: ServerResponse, body: Buffer) => void | Promise<void>;

export async function listen(answer: Answer): Promise<Neighbour> {
  const requests: Neighbour["requests"] = [];
  const listener: RequestListener = async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const body = Buffer.concat(parts);
    requests.push({
      method: request.method ?? "",
      url: request.url ?? "",
      body: body.toString("latin1").slice(0, 4000),
      requestId: request.headers["x-request-id"]?.toString(),
    });
    await answer(request, response, body);
  };
  const server: Server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { origin: `http://127.0.0.1:${port}`, requests, close };
}

/** Files by path, with single ranges. */
export function fileHost(files: Map<string, Buffer>): Promise<Neighbour> {
  return listen((request, response) => {
    const file = files.get((request.url ?? "").replace(/\?.*/, ""));
    if (!file) return void response.writeHead(404).end();
    const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? "");
    if (!range) return void response.writeHead(200, { "content-length": file.length }).end(file);
    const [from, to] = [Number(range[1]), Math.min(file.length - 1, Number(range[2] || Infinity))];
    if (from > to) return void response.writeHead(416).end();
    const headers = {
      "content-range": `bytes ${from}-${to}/${file.length}`,
      "content-length": to - from + 1,
    };
    response.writeHead(206, headers).end(file.subarray(from, to + 1));
  });
}

/** A bucket, path style, with conditional puts; it believes everybody. */
export async function bucketHost(): Promise<
  Neighbour & { objects: Map<string, { body: Buffer; headers: Record<string, string> }> }
> {
  const objects = new Map<string, { body: Buffer; headers: Record<string, string> }>();
  const neighbour = await listen((request, response, body) => {
    const key = decodeURIComponent((request.url ?? "").replace(/\?.*/, ""))
      .split("/")
      .slice(2)
      .join("/");
    if (request.method === "PUT") {
      const there = objects.get(key)?.headers.etag;
      const { "if-match": wanted, "if-none-match": none } = request.headers;
      if ((none && objects.has(key)) || (wanted && wanted !== there))
        return void response.writeHead(412).end();
      const etag = `"${createHash("md5").update(body).digest("hex")}"`;
      const kept = Object.entries(request.headers).filter(([name]) =>
        /^(x-amz-meta-|content-type)/.test(name),
      );
      objects.set(key, {
        body,
        headers: { etag, ...Object.fromEntries(kept.map(([name, value]) => [name, String(value)])) },
      });
      return void response.writeHead(200, { etag }).end();
    }
    const found = objects.get(key);
    if (!found)
      return void response
        .writeHead(404, { "content-type": "application/xml" })
        .end("<Error><Code>NoSuchKey</Code></Error>");
    response.writeHead(200, { ...found.headers, "content-length": found.body.length });
    response.end(request.method === "HEAD" ? undefined : found.body);
  });
  return { ...neighbour, objects };
}

/** Speaks with the replacement's voice; `status` makes it fail. */
export async function speechHost(
  given?: Voice,
): Promise<Neighbour & { fails: (status: number | null) => void; texts: string[] }> {
  let failure: number | null = null;
  const texts: string[] = [];
  const neighbour = await listen(async (request, response, body) => {
    if (failure !== null) return void response.writeHead(failure).end("{}");
    const { text } = JSON.parse(body.toString()) as { text: string };
    texts.push(text);
    const voice = request.url?.includes("athena") ? docReplacement : replacement;
    const { samples } = await speak(text, given ?? voice);
    // As the service does while it streams: the size in the header is never filled in.
    response
      .writeHead(200, { "content-type": "audio/wav" })
      .end(toWav([samples], RATE, { statedBytes: 0xffff_ffff }));
  });
  const fails = (status: number | null) => {
    failure = status;
  };
  return { ...neighbour, fails, texts };
}
