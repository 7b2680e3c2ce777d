import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export type SentSpan = {
  traceId: string;
  name: string;
  attributes: { key: string; value: { stringValue?: string; intValue?: number } }[];
};

/** What takes in spans by OTLP over HTTP, as JSON, and keeps every byte of them. */
export async function startOtlpReceiver() {
  const bodies: string[] = [];
  const requests: { path: string; key: string | undefined }[] = [];
  const server = createServer((request, response) => {
    requests.push({ path: request.url ?? "", key: request.headers["x-key"]?.toString() });
    let body = "";
    request.on("data", (chunk) => {
      body += chunk;
    });
    request.on("end", () => {
      bodies.push(body);
      response.writeHead(200, { "content-type": "application/json" }).end("{}");
    });
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    text: () => bodies.join("\n"),
    spans: (): SentSpan[] => bodies.flatMap((body) => spansIn(JSON.parse(body))),
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

type Batch = { resourceSpans?: { scopeSpans?: { spans?: SentSpan[] }[] }[] };

const spansIn = ({ resourceSpans = [] }: Batch) =>
  resourceSpans.flatMap(({ scopeSpans = [] }) => scopeSpans.flatMap(({ spans = [] }) => spans));
