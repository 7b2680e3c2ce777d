import { randomUUID } from "node:crypto";
import { type Context, Hono } from "hono";
import type { SandboxContext } from "../core/context";
import { resample } from "../voice/resample";
import { SPEECH_RATE } from "../voice/speech";
import type { Voices } from "../voice/voices";
import { errorBody, type Refusal } from "./errors";
import { readRequest, type SpeakRequest } from "./request";
import { toStream } from "./sound";

const unknownKey: Refusal = { status: 401, code: "INVALID_AUTH", message: "Invalid credentials." };

/** Deepgram's text to speech by REST, and no other of its products. `spoken` is told of every text. */
export function createRoutes(
  { env }: SandboxContext,
  voices: Voices,
  spoken: (characters: number) => void,
): Hono {
  const app = new Hono();
  app.post("/v1/speak", async (c) => {
    const isKnown = /^token (.+)$/i.exec(c.req.header("authorization") ?? "")?.[1] === env.deepgramKey;
    const request = isKnown ? readRequest(c.req.query(), await c.req.text()) : unknownKey;
    if ("code" in request) return c.json(errorBody(request.code, request.message), request.status);
    spoken([...request.text].length);
    return speak(c, request, voices);
  });
  app.all("*", (c) => c.json(errorBody("NOT_FOUND", "There is nothing at this address."), 404));
  return app;
}

async function speak(c: Context, request: SpeakRequest, voices: Voices): Promise<Response> {
  const { text, voice, model, sampleRate, isWav } = request;
  const { samples } = await voices.speak(text, voice);
  const sound = resample(samples, SPEECH_RATE, sampleRate);
  return c.body(toStream(sound, sampleRate, isWav), 200, {
    "content-type": isWav ? "audio/wav" : `audio/l16;rate=${sampleRate}`,
    "dg-model-name": model,
    "dg-char-count": String([...text].length),
    "dg-request-id": randomUUID(),
  });
}
