import { InvokeCommand } from "@aws-sdk/client-lambda";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { FUNCTION, type ServedLambda, serveLambda } from "../support/lambda";

let served: ServedLambda;
beforeAll(async () => {
  served = await serveLambda("export const handler = async () => 'ran'");
});
afterAll(() => served.stop());

type Sent = { method: string; path: string; headers: Record<string, string>; body: string };

/** What the client has signed, held back on its way. */
async function signed(event: unknown): Promise<Sent> {
  let held: Sent | undefined;
  const handle = async (request: Sent) => {
    held = request;
    throw new Error("held back");
  };
  const client = served.client({ requestHandler: { handle: handle as never } });
  await served.invoke(event, {}, client).catch(() => undefined);
  if (!held) throw new Error("nothing was sent");
  return { ...held, body: Buffer.from(held.body).toString() };
}

async function send({ method, path, headers, body }: Sent) {
  const { host: _, "content-length": __, ...rest } = headers;
  const response = await fetch(new URL(path, served.endpoint), { method, headers: rest, body });
  return {
    status: response.status,
    type: response.headers.get("x-amzn-errortype"),
    text: await response.text(),
  };
}

const refused = (name: string, httpStatusCode: number) => ({ name, $metadata: { httpStatusCode } });

describe("a signature", () => {
  test("of another secret, another key, another region or none is refused", async () => {
    const key = { accessKeyId: "sandbox", secretAccessKey: "sandbox-secret" };
    const by = (extra: Parameters<ServedLambda["client"]>[0]) => served.invoke({}, {}, served.client(extra));
    await expect(by({ credentials: { ...key, secretAccessKey: "guessed" } })).rejects.toMatchObject({
      ...refused("InvalidSignatureException", 403),
      message: expect.stringMatching(/does not match.*The Canonical String.{20}/s),
    });
    await expect(by({ credentials: { ...key, accessKeyId: "AKIAOTHER" } })).rejects.toMatchObject(
      refused("UnrecognizedClientException", 403),
    );
    await expect(by({ region: "eu-west-1" })).rejects.toMatchObject(
      refused("InvalidSignatureException", 403),
    );
    const bare = await fetch(`${served.endpoint}/2015-03-31/functions/${FUNCTION}/invocations`, {
      method: "POST",
    });
    expect([bare.status, await bare.json()]).toEqual([403, { message: "Missing Authentication Token" }]);
    expect(bare.headers.get("x-amzn-errortype")).toBe("MissingAuthenticationTokenException");
  });

  test("of five minutes ago, or of a time to come, is refused", async () => {
    for (const [systemClockOffset, sentence] of [
      [-302_000, /^Signature expired/],
      [302_000, /^Signature not yet current/],
    ] as const) {
      await expect(served.invoke({}, {}, served.client({ systemClockOffset }))).rejects.toMatchObject({
        ...refused("InvalidSignatureException", 403),
        message: expect.stringMatching(sentence),
      });
    }
    const late = await served.invoke({}, {}, served.client({ systemClockOffset: -290_000 }));
    expect(late.json).toBe("ran");
  });

  test("holds for what was signed, and for nothing else", async () => {
    const request = await signed({ clipId: "a" });
    const { headers } = request;
    expect(await send(request)).toMatchObject({ status: 200, text: '"ran"' });
    const changed: Sent[] = [
      { ...request, body: request.body.replace('"a"', '"b"') },
      { ...request, path: request.path.replace(FUNCTION, `${FUNCTION}2`) },
      { ...request, path: `${request.path}?Qualifier=2` },
      { ...request, headers: { ...headers, "x-amz-invocation-type": "DryRun" } },
      { ...request, headers: { ...headers, "x-amz-log-type": "Tail" } },
    ];
    for (const one of changed) {
      expect(await send(one)).toMatchObject({ status: 403, type: "InvalidSignatureException" });
    }
  });
});

describe("an event", () => {
  test.each([
    "another-function",
    `${FUNCTION}:7`,
    `arn:aws:lambda:eu-west-1:000000000000:function:${FUNCTION}`,
    `111111111111:function:${FUNCTION}`,
  ])("for %s, which is not there, is 404 and names it", async (FunctionName) => {
    await expect(served.invoke({}, { FunctionName })).rejects.toMatchObject({
      ...refused("ResourceNotFoundException", 404),
      message: expect.stringMatching(
        /^Function not found: arn:aws:lambda:[\w-]+:\d{12}:function:[\w-]+(:7)?$/,
      ),
    });
  });

  test("that is too large is 413, sooner when nobody waits for it", async () => {
    const large = { text: "x".repeat(1_048_577) };
    expect((await served.invoke(large)).json).toBe("ran");
    await expect(served.invoke(large, { InvocationType: "Event" })).rejects.toMatchObject(
      refused("RequestTooLargeException", 413),
    );
    await expect(served.invoke({ text: "x".repeat(6_291_456) })).rejects.toMatchObject(
      refused("RequestTooLargeException", 413),
    );
  });

  test("that is no JSON is 400; one that is left out is an empty object", async () => {
    await expect(served.invoke({}, { Payload: "{clip" })).rejects.toMatchObject(
      refused("InvalidRequestContentException", 400),
    );
    const command = new InvokeCommand({ FunctionName: FUNCTION });
    expect((await served.client().send(command)).StatusCode).toBe(200);
  });

  test("meets injected faults in Lambda's form", async () => {
    const path = `/2015-03-31/functions/${FUNCTION}/invocations`;
    served.context.faults.add({ vendor: "lambda", path, status: 429, times: 1 });
    await expect(served.invoke({})).rejects.toMatchObject(refused("TooManyRequestsException", 429));
    served.context.faults.add({ vendor: "lambda", status: 500, times: 1 });
    await expect(served.invoke({})).rejects.toMatchObject(refused("ServiceException", 500));
    served.context.faults.add({ vendor: "lambda", status: 500, times: 1 });
    expect((await served.invoke({}, {}, served.client({ maxAttempts: 3 }))).json).toBe("ran");
  });
});
