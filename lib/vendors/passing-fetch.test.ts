import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, it } from "vitest";
import { inRequest } from "@/lib/log-context";
import { passingFetch, spanName } from "./passing-fetch";

let server: Server;
let address: string;
let seen: IncomingHttpHeaders[];
beforeEach(async () => {
  seen = [];
  server = createServer((request, response) => {
    seen.push(request.headers);
    response.end("{}");
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => new Promise((resolve) => server.close(resolve)));

it("tells the vendor which request asks, beside what its client sends", async () => {
  const ask = passingFetch("retell");
  const headers = { authorization: "Bearer key" };
  await inRequest({ requestId: "id-1", route: "x" }, () => ask(`${address}/a`, { method: "POST", headers }));
  await inRequest({ requestId: "id-2", route: "x" }, () => ask(new Request(`${address}/b`, { headers })));
  await ask(`${address}/c`, { headers });
  expect(seen.map((headers) => headers["x-request-id"])).toEqual(["id-1", "id-2", undefined]);
  expect(seen.map((headers) => headers.authorization)).toEqual(Array(3).fill("Bearer key"));
});

it.each([
  ["https://api.retellai.com/v2/create-phone-call", "retell POST /v2/create-phone-call"],
  ["https://api.retellai.com/v2/get-call/call_2717da1d15a80a5f0?x=1", "retell POST /v2/get-call/:id"],
  ["https://api.retellai.com/get-phone-number/+14157774444", "retell POST /get-phone-number/:id"],
  ["https://x.supabase.co/rest/v1/rpc/poll_queue?p=ann", "retell POST /rest/v1/rpc/poll_queue"],
  ["https://x.supabase.co/auth/v1/admin/users/ann@example.com", "retell POST /auth/v1/admin/users/:id"],
  ["no address", "retell POST "],
])("names the span of %s without host, query or anybody's id", (url, name) => {
  expect(spanName("retell", "POST", url)).toBe(name);
});
