import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { FUNCTION, type ServedLambda, serveLambda } from "../support/lambda";

const code = `let count = 0;
  export const handler = async (event, context) => {
    count += 1;
    if (event.throws) throw new TypeError(event.throws);
    if (event.exits !== undefined) process.exit(event.exits);
    if (event.waitMs) await new Promise((done) => setTimeout(done, event.waitMs));
    if (event.big) return "x".repeat(event.big);
    if (event.env) return process.env;
    console.log("seen", event.say);
    return { event, count, pid: process.pid, id: context.awsRequestId, left: context.getRemainingTimeInMillis() };
  };`;
type Seen = { event: unknown; count: number; pid: number; id: string; left: number };

let served: ServedLambda;
beforeAll(async () => {
  served = await serveLambda(code);
});
afterAll(() => served.stop());

const seen = async (event: unknown) => (await served.invoke(event)).json as Seen;
const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

describe("an event that is waited for", () => {
  test("is answered with what the handler returns, its log's end and the version", async () => {
    const answer = await served.invoke({ say: "hello" }, { LogType: "Tail" });
    expect(answer).toMatchObject({ StatusCode: 200, ExecutedVersion: "$LATEST" });
    expect(answer.FunctionError).toBeUndefined();
    expect(answer.json).toMatchObject({ event: { say: "hello" }, id: answer.$metadata.requestId });
    expect(Buffer.from(answer.LogResult ?? "", "base64").toString()).toContain("seen hello");
    expect((answer.json as Seen).left).toBeGreaterThan(100_000);
  });

  test("finds the process warm, and a new one once the code was built anew", async () => {
    const first = await seen({});
    const second = await seen({});
    expect(second).toMatchObject({ pid: first.pid, count: first.count + 1 });
    served.deploy(`${code}\n// anew`);
    expect((await seen({})).pid).not.toBe(first.pid);
    await expect.poll(() => isAlive(first.pid)).toBe(false);
  });

  test("is known by the function's ARN, whole and in part, and by $LATEST", async () => {
    const arn = `arn:aws:lambda:us-east-1:000000000000:function:${FUNCTION}`;
    for (const FunctionName of [arn, `000000000000:function:${FUNCTION}`, `${FUNCTION}:$LATEST`]) {
      expect((await served.invoke({}, { FunctionName })).StatusCode).toBe(200);
    }
    expect((await served.invoke({}, { Qualifier: "$LATEST" })).StatusCode).toBe(200);
  });

  test("gives the function its own settings and nothing of the sandbox's environment", async () => {
    const { json } = await served.invoke({ env: true });
    const env = json as Record<string, string>;
    expect(env).toMatchObject({
      S3_BUCKET: "doc-clips",
      AWS_ENDPOINT_URL_S3: served.endpoint.replace("/lambda", "/s3"),
      DEEPGRAM_BASE_URL: served.endpoint.replace("/lambda", "/deepgram"),
      RECORDING_ORIGINS: served.endpoint.replace("/lambda", ""),
      AWS_REGION: "us-east-1",
    });
    expect(Object.keys(env).filter((name) => /VITEST|HOME|SUPABASE|RETELL|SECRET$/.test(name))).toEqual([]);
  });
});

describe("a function that fails", () => {
  test("by throwing, is told with class, sentence and trace, and stays warm", async () => {
    const { pid } = await seen({});
    const answer = await served.invoke({ throws: "no film" });
    expect(answer).toMatchObject({ StatusCode: 200, FunctionError: "Unhandled" });
    expect(answer.json).toMatchObject({ errorType: "TypeError", errorMessage: "no film" });
    expect((await seen({})).pid).toBe(pid);
  });

  test.each([
    [0, "Runtime exited without providing a reason"],
    [7, "Runtime exited with error: exit status 7"],
  ])("by ending with %i, is told so, and begins anew with the next event", async (exits, sentence) => {
    const { pid } = await seen({});
    const { json, FunctionError, $metadata } = await served.invoke({ exits });
    expect(FunctionError).toBe("Unhandled");
    const errorMessage = `RequestId: ${$metadata.requestId} Error: ${sentence}`;
    expect(json).toEqual({ errorType: "Runtime.ExitError", errorMessage });
    expect(await seen({})).toMatchObject({ count: 1 });
    expect(isAlive(pid)).toBe(false);
  });

  test("by being slow, is killed when its time is up", async () => {
    await control({ timeoutMs: 300 });
    const began = performance.now();
    const { json, FunctionError, $metadata } = await served.invoke({ waitMs: 60_000 });
    expect(performance.now() - began).toBeLessThan(3000);
    expect(FunctionError).toBe("Unhandled");
    const errorMessage = `RequestId: ${$metadata.requestId} Error: Task timed out after 0.30 seconds`;
    expect(json).toEqual({ errorType: "Sandbox.Timedout", errorMessage });
    await control({});
    expect(await seen({})).toMatchObject({ count: 1 });
  });

  test("by answering too much, is told so", async () => {
    const { json } = await served.invoke({ big: 6_300_000 });
    expect(json).toMatchObject({ errorType: "Function.ResponseSizeTooLarge" });
  });

  test("by not being there, or not loading, is told so", async () => {
    const broken = await serveLambda("throw new Error('no')");
    const empty = await serveLambda("export const other = 1");
    expect((await broken.invoke({})).json).toMatchObject({ errorType: "Error", errorMessage: "no" });
    expect((await empty.invoke({})).json).toMatchObject({ errorType: "Runtime.HandlerNotFound" });
    await Promise.all([broken.stop(), empty.stop()]);
  });
});

describe("more events than processes", () => {
  test("run in two processes, and the third is refused", async () => {
    const two = [served.invoke({ waitMs: 500 }), served.invoke({ waitMs: 500 })];
    await expect.poll(() => served.lambda.state()).toMatchObject({ running: 2 });
    await expect(served.invoke({})).rejects.toMatchObject({
      name: "TooManyRequestsException",
      Reason: "ReservedFunctionConcurrentInvocationLimitExceeded",
      $metadata: { httpStatusCode: 429 },
    });
    const pids = (await Promise.all(two)).map(({ json }) => (json as Seen).pid);
    expect(new Set(pids).size).toBe(2);
  });
});

describe("an event that nobody waits for", () => {
  const event = (payload: unknown) => served.invoke(payload, { InvocationType: "Event" });
  const said = (line: string) => served.logged.filter(({ fields }) => fields.line === line).length;

  test("is accepted at once, and runs when there is room", async () => {
    const answers = await Promise.all([event({ say: "a" }), event({ say: "b" }), event({ say: "c" })]);
    expect(answers.map(({ StatusCode, text }) => [StatusCode, text])).toEqual(Array(3).fill([202, ""]));
    await expect.poll(() => ["seen a", "seen b", "seen c"].map(said)).toEqual([1, 1, 1]);
  });

  test("runs once more when the function has failed, a minute later", async () => {
    const failures = () => served.logged.filter(({ fields }) => fields.isError === true).length;
    const before = failures();
    await event({ throws: "again" });
    await expect.poll(() => served.lambda.state()).toMatchObject({ queued: 1, running: 0 });
    expect(failures()).toBe(before + 1);
    served.context.clock.advance(60_000);
    await expect.poll(failures).toBe(before + 2);
    expect(served.lambda.state()).toMatchObject({ queued: 0 });
  });

  test("is forgotten by a reset, and so is what runs", async () => {
    const running = served.invoke({ waitMs: 60_000 });
    await event({ throws: "never" });
    await expect.poll(() => served.lambda.state()).toMatchObject({ queued: 1, running: 1 });
    await served.lambda.reset();
    expect((await running).json).toMatchObject({ errorType: "Runtime.ExitError" });
    expect(served.lambda.state()).toMatchObject({ queued: 0, running: 0 });
  });
});

test("a dry run checks, and runs nothing", async () => {
  const { count } = await seen({});
  expect((await served.invoke({}, { InvocationType: "DryRun" })).StatusCode).toBe(204);
  expect((await seen({})).count).toBe(count + 1);
});

test("the processes go with the sandbox", async () => {
  const other = await serveLambda(code);
  const { pid } = (await other.invoke({})).json as Seen;
  expect(isAlive(pid)).toBe(true);
  await other.stop();
  await expect.poll(() => isAlive(pid)).toBe(false);
});

async function control(body: unknown): Promise<void> {
  const url = served.endpoint.replace("/lambda", "/control/lambda");
  const headers = { "content-type": "application/json" };
  const answer = await fetch(url, { method: "POST", headers, body: JSON.stringify(body) });
  expect(answer.status).toBe(200);
}
