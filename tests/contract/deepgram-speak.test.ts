import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { speakLines } from "../../lambda/video-generator/voice/speak";
import { DEEPGRAM_KEY, type ServedDeepgram, serveDeepgram } from "../support/deepgram";

let served: ServedDeepgram;
beforeAll(async () => {
  served = await serveDeepgram();
});
afterAll(() => served.stop());

const text = "Nobody noticed until the morning round was over.";
const wanted = { model: "aura-2-arcas-en", encoding: "linear16", container: "wav", sample_rate: "24000" };

const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer());

describe("a text", () => {
  test("is spoken as the video function asks for it, word after word", async () => {
    const service = { apiKey: DEEPGRAM_KEY, baseUrl: served.baseUrl };
    const lines = (["user", "agent"] as const).map((role) => ({ key: role, role, text, words: [] }));
    const spoken = await speakLines(lines, service);
    for (const { key } of lines) {
      const words = spoken.get(key)?.words ?? [];
      expect(words.map(({ word }) => word)).toEqual(text.split(" "));
      expect(words.at(-1)?.end).toBeGreaterThan(1.5);
    }
    expect(spoken.get("user")?.samples).not.toEqual(spoken.get("agent")?.samples);
  });

  test("comes as a stream, whose header does not know how long it is", async () => {
    const response = await served.speak(wanted, { text });
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "content-type": "audio/wav",
      "transfer-encoding": "chunked",
      "dg-model-name": "aura-2-arcas-en",
      "dg-char-count": String(text.length),
      "dg-request-id": expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    const wav = await bytesOf(response);
    expect([wav.toString("latin1", 0, 4), wav.toString("latin1", 36, 40)]).toEqual(["RIFF", "data"]);
    expect([wav.readUInt16LE(22), wav.readUInt32LE(24), wav.readUInt16LE(34)]).toEqual([1, 24_000, 16]);
    expect(wav.readUInt32LE(40)).toBe(0xffff_ffff);
    expect((wav.length - 44) / 48_000).toBeGreaterThan(1.5);
  });

  test("comes bare and at another rate when that is asked for", async () => {
    const whole = await bytesOf(await served.speak(wanted, { text }));
    const bare = await served.speak({ ...wanted, container: "none", sample_rate: "48000" }, { text });
    expect(bare.headers.get("content-type")).toBe("audio/l16;rate=48000");
    expect((await bytesOf(bare)).length).toBe((whole.length - 44) * 2);
  });

  test("of two thousand characters is the longest, and leaves the sandbox free meanwhile", async () => {
    const long = "word ".repeat(100).padEnd(1999).concat("!");
    const shares: number[] = [];
    // The freest of three at most: another process on this machine may take the turns.
    for (let round = 0; round < 3 && (shares.at(-1) ?? 0) <= 1 / 3; round += 1) {
      shares.push(
        await turnsTakenWhile(async () => {
          const wav = await bytesOf(await served.speak(wanted, { text: `${round}${long.slice(1)}` }));
          expect(wav.length / 48_000).toBeGreaterThan(20);
        }),
      );
    }
    expect(Math.max(...shares)).toBeGreaterThan(1 / 3);
    expect((await served.speak(wanted, { text: `${long}!` })).status).toBe(413);
  });
});

/** Of the turns that a timer of 5 ms wants meanwhile, the share that it got. */
async function turnsTakenWhile(work: () => Promise<void>): Promise<number> {
  let turns = 0;
  const heart = setInterval(() => {
    turns += 1;
  }, 5);
  const began = performance.now();
  await work();
  clearInterval(heart);
  return turns / ((performance.now() - began) / 5);
}

describe("a refusal", () => {
  const form = (err_code: string, err_msg: string | RegExp) => ({
    err_code,
    err_msg: typeof err_msg === "string" ? err_msg : expect.stringMatching(err_msg),
    request_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
  });

  test.each(["", "Token wrong", `Bearer ${DEEPGRAM_KEY}`, DEEPGRAM_KEY])(
    "of the authorization %j is 401",
    async (authorization) => {
      const response = await served.speak(wanted, { text }, authorization);
      expect(response.status).toBe(401);
      expect(await response.json()).toEqual(form("INVALID_AUTH", "Invalid credentials."));
    },
  );

  test.each([
    [{ model: "aura-2-nobody-en" }, { text }, 400, "Bad Request", /No such model/],
    [{ encoding: "wax" }, { text }, 400, "INVALID_QUERY_PARAMETER", /unknown variant `wax`/],
    [{ container: "ogg" }, { text }, 400, "UNSUPPORTED_AUDIO_FORMAT", /container ogg/],
    [{ sample_rate: "44100" }, { text }, 400, "UNSUPPORTED_AUDIO_FORMAT", /sample_rate 44100/],
    [{}, "{", 400, "Bad Request", /could not process the JSON/],
    [{}, { words: text }, 400, "Bad Request", /could not process the JSON/],
    [{}, { text: " " }, 400, "Bad Request", /empty/],
    [{}, { text: "x".repeat(2001) }, 413, "PAYLOAD_TOO_LARGE", /2000/],
  ])("of %j and its text is in Deepgram's form", async (query, body, status, code, message) => {
    const response = await served.speak({ ...wanted, ...query }, body);
    expect(response.status).toBe(status);
    expect(await response.json()).toEqual(form(code, message));
  });

  test("that is injected is in the same form", async () => {
    served.context.faults.add({ vendor: "deepgram", path: "/v1/speak", status: 429, times: 1 });
    const response = await served.speak(wanted, { text });
    expect(response.status).toBe(429);
    expect(await response.json()).toEqual(form("TOO_MANY_REQUESTS", /./));
  });
});
