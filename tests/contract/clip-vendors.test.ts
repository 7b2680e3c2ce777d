import { GetObjectCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, expect, test } from "vitest";
import { converse } from "../../lambda/video-generator/testing/conversation";
import { openStudio, type Studio, timesOf } from "../../lambda/video-generator/testing/studio";
import type { ClipEvent } from "../../types/clip";
import { serveClipVendors } from "../support/clip-vendors";

const Bucket = "doc-clips";
let studio: Studio;
let served: Awaited<ReturnType<typeof serveClipVendors>>;
let event: ClipEvent;

beforeAll(async () => {
  studio = await openStudio();
  served = await serveClipVendors(studio.host.origin);
  const talk = await converse([
    { role: "user", text: "Doctor Okonkwo fell asleep in the elevator." },
    { role: "agent", text: "At least the elevator was going somewhere.", gap: 0.7 },
  ]);
  event = studio.eventFor(talk, { anonymize: true, hidden: timesOf(talk, /Okonkwo/) });
  const Body = studio.bucket.objects.get(event.imageS3Key)?.body;
  await served.s3.send(new PutObjectCommand({ Bucket, Key: event.imageS3Key, Body }));
});
afterAll(async () => {
  await Promise.all([studio.close(), served.stop()]);
});

const textOf = async (Key: string) =>
  (await served.s3.send(new GetObjectCommand({ Bucket, Key }))).Body?.transformToString() ?? "";

test("the built function makes a clip with nothing but the sandbox around it, once for the same event", async () => {
  const result = await served.makeClip(event);
  expect(result).toMatchObject({ success: true, s3Key: event.outputKey });
  if (!result.success) throw new Error(result.error.code);
  expect(result.check.voices.physician).toBe("recreated");
  expect(result.check.isFreeOfPhysician).toBe(true);
  expect(result.check.highestCorrelation).toBeLessThan(0.35);
  expect((await textOf(result.s3Key)).slice(4, 8)).toBe("ftyp");
  expect(await textOf(result.captionsS3Key)).toMatch(/^WEBVTT/);
  expect(JSON.parse(await textOf(event.resultKey))).toEqual(result);
  const spoken = served.spokenTexts();
  expect(spoken.join(" ")).toContain("fell asleep");
  expect(spoken.join(" ")).not.toContain("Okonkwo");

  expect(await served.makeClip({ ...event, resultKey: "results/again.json" })).toEqual(result);
  expect(served.spokenTexts()).toEqual(spoken);
});

test("without the speech service there is no clip with her voice", async () => {
  served.context.faults.add({ vendor: "deepgram", status: 401, times: 9 });
  const other = { ...event, outputKey: "clips/other.mp4", startSeconds: event.startSeconds + 0.01 };
  expect(await served.makeClip(other)).toMatchObject({
    success: false,
    error: { code: "cannot_anonymise" },
  });
  await expect(textOf("clips/other.mp4")).rejects.toMatchObject({ name: "NoSuchKey" });
});
