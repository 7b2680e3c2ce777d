import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { seal } from "@/lib/auth/seal";
import { analyzedCall, readCall } from "../support/analyzed-call";
import { app, control, cookieOf, request, signature, until } from "../support/client";
import { plantClip } from "../support/clips";
import { fault, somebody } from "../support/demo-call";
import { signIn } from "../support/flow-sign-in";
import { startOtlpReceiver } from "../support/otlp-receiver";
import { type SecondApp, startSecondApp } from "../support/second-app";
import { openStackDatabase } from "../support/stack-database";
import { serverSecrets, stackEnv } from "../support/stack-env";
import { toldCall } from "../support/told-call";

const database = await openStackDatabase();
let receiver: Awaited<ReturnType<typeof startOtlpReceiver>>;
let second: SecondApp;

/** The same product with new secrets, as in the middle of a rotation, traced, and with its log in our hands. */
beforeAll(async () => {
  receiver = await startOtlpReceiver();
  const { VISITOR_SECRET = "", HASH_SECRET = "" } = stackEnv();
  second = await startSecondApp({
    OTEL_EXPORTER_OTLP_ENDPOINT: receiver.endpoint,
    VISITOR_SECRET: "a-new-visitor-secret-of-forty-characters",
    VISITOR_SECRET_OLD: VISITOR_SECRET,
    HASH_SECRET: "a-new-hash-secret-of-at-least-32-characters",
    HASH_SECRET_OLD: HASH_SECRET,
  });
});
afterAll(async () => {
  await second?.stop();
  await receiver.stop();
});
beforeEach(() => control("reset", {}));

const on = (path: string) => `${second.url}${path}`;
const fromOurPage = () => ({ origin: second.url, "sec-fetch-site": "same-origin" });
/** The sandbox's vendors have their own name before the path. */
const ofRetell = "retell POST /retell/v2/create-web-call";
const ofDatabase = "supabase POST /supabase/rest/v1/rpc/begin_web_call";
const linesOf = (requestId: string | null) => second.lines().filter((line) => line.requestId === requestId);

describe("one request, followed", () => {
  it("has one id in its answer, in all its lines and in its spans, from the route to the vendor", async () => {
    await fault({ vendor: "retell", path: "/v2/create-web-call", status: 500, times: 1 });
    const answer = await request(on("/api/retell/create-call"), { body: {}, headers: fromOurPage() });
    expect(answer.status).toBe(502);
    const requestId = answer.headers.get("x-request-id");
    expect(answer.json.requestId).toBe(requestId);
    const lines = await until(
      async () => linesOf(requestId),
      (found) => found.length >= 2,
    );
    expect(lines.map(({ event }) => event)).toEqual(["vendor_refused", "request_refused"]);
    expect(new Set(lines.map(({ route }) => route))).toEqual(new Set(["create-call"]));

    const spans = await until(
      async () => receiver.spans(),
      (found) => found.some(({ name }) => name === ofRetell),
    );
    const asked = spans.find(({ name }) => name === ofRetell);
    expect(asked?.attributes).toContainEqual({
      key: "doc.request_id",
      value: { stringValue: requestId },
    });
    const whole = await until(
      async () => receiver.spans().filter(({ traceId }) => traceId === asked?.traceId),
      (found) => found.some(({ name }) => name === "POST /api/retell/create-call"),
    );
    const names = whole.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(["upstash", ofDatabase]));
  });

  it("keeps its id in what goes on after the answer, also where one run serves many", async () => {
    const calls = [await analyzedCall(), await analyzedCall(), await analyzedCall()];
    await fault({ vendor: "supabase", path: "/rest/v1/rpc/process_calls", status: 503 });
    const told = await Promise.all(
      calls.map(async ({ callId }) => {
        const body = JSON.stringify({
          event: "call_analyzed",
          call: { call_id: callId },
          sent: Math.random(),
        });
        const answer = await request(on("/api/retell-webhook"), { body, headers: signature(body) });
        expect(answer.status).toBe(204);
        return { callId, requestId: answer.headers.get("x-request-id") };
      }),
    );
    for (const { callId, requestId } of told) {
      const lines = await until(
        async () => linesOf(requestId),
        (found) => found.length > 1,
      );
      expect(new Set(lines.map((line) => `${line.event} ${line.route} ${line.callId}`))).toEqual(
        new Set(["request webhook undefined", `webhook_processing_put_off webhook ${callId}`]),
      );
    }
  });

  it("takes up a proxy's id, and leaves nobody's words in it", async () => {
    const ask = async (given: string) =>
      (await request(on("/api/nothing"), { headers: { "x-request-id": given } })).headers.get("x-request-id");
    const id = "0b0c9a52-6c1e-4c5e-9d0e-3a1f0a4d5e6f";
    expect(await ask(id)).toBe(id);
    expect(await ask("ann@example.com")).not.toContain("ann");
  });

  it("leaves nothing private behind, in the log or at whoever keeps the traces", async () => {
    const person = somebody();
    await fault({ vendor: "retell", path: "/v2/create-phone-call", status: 400, times: 1 });
    const headers = { ...fromOurPage(), "x-client-address": person.address };
    const refused = await request(on("/api/demo-call"), { body: person.form, headers });
    expect(refused.status).toBe(502);
    const requestId = refused.headers.get("x-request-id");
    await until(
      async () => linesOf(requestId),
      (found) => found.length >= 2,
    );
    await request(on(`/api/demo-call/call_x?phone=${person.form.phone}&email=${person.form.email}`));
    const offer = await request(on(`/api/demo-call?email=${person.form.email}`), { headers });
    expect(linesOf(offer.headers.get("x-request-id"))).toMatchObject([{ event: "request", status: 200 }]);
    await request(on(`/sign-in?next=/calls?q=${encodeURIComponent(person.form.email)}`));
    await until(
      async () => receiver.spans(),
      (found) => found.some(({ name }) => name.includes("/sign-in")),
    );
    const left = `${second.output()}\n${receiver.text()}`;
    const { name, phone, email, recaptchaToken } = person.form;
    for (const word of [
      name,
      phone,
      phone.slice(2),
      email,
      recaptchaToken,
      person.address,
      "x-client-address",
    ])
      expect([word, left.includes(word)]).toEqual([word, false]);
    const secrets = Object.entries(serverSecrets()).filter(([name]) => !/_ID$|BUCKET|FUNCTION/.test(name));
    for (const [name, value] of secrets) expect([name, left.includes(value)]).toEqual([name, false]);
    // Our own words, and no address: what `http.target` and `http.url` would hold.
    const keys = receiver.spans().flatMap(({ attributes }) => attributes.map(({ key }) => key));
    expect(keys.filter((key) => /target|url|peer|user_agent|header/.test(key))).toEqual([]);
  });
});

describe("while secrets are replaced", () => {
  it("knows who a browser is by its old cookie, and gives it a new one that the last secret did not sign", async () => {
    const call = await analyzedCall();
    const theirs = await request(on(`/api/calls/${call.callId}`), { headers: { cookie: call.cookie } });
    expect(theirs.json.summary).toBe("A long night.");
    const headers = { ...fromOurPage(), cookie: call.cookie };
    const joined = await request(on("/api/queue"), { body: {}, headers });
    const renewed = cookieOf(joined);
    expect(renewed).toMatch(/^doc_visitor=/);
    expect(joined.headers.get("set-cookie")).toMatch(/; Path=\/;.* Secure; HttpOnly; SameSite=lax$/i);
    expect((await request(on(`/api/calls/${call.callId}`), { headers: { cookie: renewed } })).status).toBe(
      200,
    );
    expect((await readCall({ ...call, cookie: renewed })).status).toBe(404);
    const again = await request(on("/api/queue"), { body: {}, headers: { ...headers, cookie: renewed } });
    expect(again.headers.get("set-cookie")).toBeNull();
  });

  it("rings no number that was blocked under the old one, and blocks it under the new one", async () => {
    const person = somebody();
    const { origin } = new URL(app("/"));
    const blocked = await request(app("/api/block"), {
      body: { phone: person.form.phone },
      headers: { origin, "sec-fetch-site": "same-origin" },
    });
    expect(blocked.status).toBe(200);
    const headers = { ...fromOurPage(), "x-client-address": person.address };
    const refused = await request(on("/api/demo-call"), { body: person.form, headers });
    expect([refused.status, refused.json.code]).toEqual([403, "blocked"]);
    expect((await database.query("select from app.blocked_numbers")).rowCount).toBe(2);
  });

  it("lets an owner copy the link of a clip that was shared under the old one, and makes none up", async () => {
    const person = await signIn();
    const { callId } = await toldCall(person.cookie);
    const shared = await plantClip(database, person, callId);
    const lost = await plantClip(database, person, callId);
    const { HASH_SECRET = "" } = stackEnv();
    const sealed = seal(shared.path.slice("/share/".length), HASH_SECRET, "clip:token:v1");
    await database.query("update app.clips set token_sealed = $2 where id = $1", [shared.clipId, sealed]);
    const linkOf = async ({ clipId }: { clipId: string }) => {
      const path = on(`/api/generate-clip/${clipId}`);
      const { json, status } = await request(path, { headers: { cookie: person.cookie } });
      return [status, json.shareUrl];
    };
    expect(await linkOf(shared)).toEqual([200, `${second.url.replace("http:", "https:")}${shared.path}`]);
    expect(await linkOf(lost)).toEqual([200, undefined]);
  });
});
