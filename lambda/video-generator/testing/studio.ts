import { S3Client } from "@aws-sdk/client-s3";
import type { ClipEvent, ClipSpan } from "../../../types/clip";
import { makeClip } from "../make-clip";
import { Store } from "../store";
import type { Conversation } from "./conversation";
import { bucketHost, fileHost, speechHost } from "./neighbours";
import { drawTestPicture } from "./picture";

/** Everything the function talks to, on this machine, and events for it. */
export async function openStudio() {
  const files = new Map<string, Buffer>();
  const [host, bucket, speech] = await Promise.all([fileHost(files), bucketHost(), speechHost()]);
  const env = {
    S3_BUCKET: "doc-clips",
    AWS_REGION: "us-east-1",
    AWS_ENDPOINT_URL_S3: bucket.origin,
    DEEPGRAM_API_KEY: "test",
    DEEPGRAM_BASE_URL: speech.origin,
    RECORDING_ORIGINS: [host.origin],
    FFMPEG_PATH: undefined,
  };
  const client = new S3Client({
    region: env.AWS_REGION,
    endpoint: bucket.origin,
    forcePathStyle: true,
    requestChecksumCalculation: "WHEN_REQUIRED",
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
  });
  const store = new Store(env, client);
  let count = 0;
  /** Puts the conversation's files where an event for it says they are. */
  const eventFor = (talk: Conversation, changes: Partial<ClipEvent> = {}): ClipEvent => {
    count += 1;
    const format = changes.format ?? "1:1";
    const { png, boxes } = drawTestPicture(format, changes.turns ?? talk.turns);
    files.set(`/${count}/recording.wav`, talk.mono);
    files.set(`/${count}/multi.wav`, talk.multi);
    bucket.objects.set(`pictures/${count}.png`, { body: png, headers: {} });
    return {
      clipId: `clip-${count}`,
      recordingUrl: `${host.origin}/${count}/recording.wav`,
      multiChannelUrl: `${host.origin}/${count}/multi.wav`,
      imageS3Key: `pictures/${count}.png`,
      startSeconds: 0.2,
      endSeconds: talk.seconds - 0.5,
      outputKey: `clips/${count}.mp4`,
      resultKey: `results/clip-${count}.json`,
      format,
      anonymize: false,
      physicianText: talk.turns
        .filter(({ role }) => role === "user")
        .map(({ text }) => text)
        .join(" "),
      turns: talk.turns,
      hidden: [],
      boxes,
      ...changes,
    };
  };
  const close = () => Promise.all([host, bucket, speech].map((neighbour) => neighbour.close()));
  const clip = (event: ClipEvent) => makeClip(event, env, store);
  return { env, files, host, bucket, speech, store, eventFor, clip, close };
}

export type Studio = Awaited<ReturnType<typeof openStudio>>;

/** The times of the words that match, for hiding. */
export const timesOf = (talk: Conversation, pattern: RegExp): ClipSpan[] =>
  talk.turns
    .flatMap(({ words }) => words.filter(({ word }) => pattern.test(word)))
    .map(({ start, end }) => ({ start, end }));
