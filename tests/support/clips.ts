import { createHash, randomBytes, randomUUID } from "node:crypto";
import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import type pg from "pg";
import { converse } from "../../lambda/video-generator/testing/conversation";
import type { ClipView } from "../../types/clip";
import { app, request, sameOrigin, sandbox, until } from "./client";
import type { SignedIn } from "./sign-in";
import { spokenCall } from "./spoken-call";
import { toldCall } from "./told-call";

type Mark = { from: number; to: number; kind: string };
type Review = {
  callId: string;
  exchangeIndex: number | null;
  span: { start: number; end: number };
  turns: { role: string; words: { word: string; start: number; end: number }[] }[];
  marks: Mark[];
  mustAnonymize: boolean;
  longestSeconds: number;
  wordsHash: string;
};

const LINE = "My patient Anna Kowalski died on Monday.";
const Bucket = "doc-clips";
/** What an owner of a call asks, and gets. */
export function clipDesk(owner: SignedIn, callId: string) {
  const headers = { ...sameOrigin(), cookie: owner.cookie };
  const get = <T>(path: string) => request<T>(app(path), { headers: { cookie: owner.cookie } });
  const review = () => get<Review>(`/api/generate-clip/review?call=${callId}&exchange=0`);
  const hideAll = async () => (await review()).json.marks.map(({ from, to }) => ({ from, to, hide: true }));
  const post = (body: unknown) =>
    request<ClipView & { code: string; marks: Mark[] }>(app("/api/generate-clip"), { body, headers });
  /** The call's one exchange, with everything that is marked hidden. */
  const order = async (change: object = {}) =>
    post({ callId, exchangeIndex: 0, redactions: await hideAll(), ...change });
  const read = (clipId: string) => get<ClipView>(`/api/generate-clip/${clipId}`);
  const change = (method: string, clipId: string, body?: unknown) =>
    request<ClipView>(app(`/api/generate-clip/${clipId}`), {
      method,
      headers,
      ...(body !== undefined && { body }),
    });
  const settled = (clipId: string, states = ["ready", "failed"]) =>
    until(
      () => read(clipId),
      ({ json }) => states.includes(json.state),
      110_000,
    );
  /** A clip that is ready. */
  const ready = async (change: object = {}) => {
    const { json, status, text } = await order(change);
    if (status !== 202) throw new Error(`generate-clip answered ${status}: ${text}`);
    const done = await settled(json.clipId);
    if (done.json.state !== "ready") throw new Error(`The clip is ${done.text}`);
    return done.json;
  };
  return { get, review, hideAll, post, order, read, change, settled, ready };
}
export type ClipDesk = ReturnType<typeof clipDesk>;

/** Somebody new with one spoken call, and what they can ask about it. */
export async function spokenDesk(person: SignedIn) {
  const { callId } = await spokenCall(person.cookie, [LINE]);
  return { person, callId, desk: clipDesk(person, callId) };
}

/** The same, with the call told and recorded at once and not at the pace of speech. */
export async function toldDesk(person: SignedIn) {
  const talk = await converse([
    { role: "user", text: LINE },
    { role: "agent", text: "I am sorry.", gap: 0.7 },
  ]);
  const { callId } = await toldCall(person.cookie, {
    transcript: talk.turns.map(({ role, text, words }) => ({ role, content: text, words })),
    recordings: {
      recording_url: await placeRecording("calls/mix.wav", talk.mono),
      recording_multi_channel_url: await placeRecording("calls/apart.wav", talk.multi),
    },
  });
  return { person, callId, desk: clipDesk(person, callId) };
}

/** Somewhere that a recording may be fetched from. */
export async function placeRecording(Key: string, Body: Buffer): Promise<string> {
  await bucket().send(new PutObjectCommand({ Bucket, Key, Body }));
  return getSignedUrl(bucket(), new GetObjectCommand({ Bucket, Key }), { expiresIn: 3600 });
}

type Planted = { state?: string; attempts?: number; isAnonymized?: boolean };
/** A row as it would stand there, and where its link leads, without anything having been made. */
export async function plantClip(
  database: pg.Pool,
  owner: SignedIn,
  callId: string,
  { state = "ready", attempts = 1, isAnonymized = false }: Planted = {},
): Promise<{ clipId: string; path: `/share/${string}` }> {
  const [clipId, token] = [randomUUID(), randomBytes(16).toString("base64url")];
  await database.query(
    `insert into app.clips (id, owner_id, call_id, start_seconds, end_seconds, format, is_anonymized, decisions, words_hash,
       content_hash, state, attempts, duration_seconds, token_hash, token_sealed, share_days, expires_at, created_at)
     values ($1::uuid, $2, $3, 0, 1, '1:1', $4, '[]', 'w', $1::uuid::text, $5, $6, 1, $7, 's', 30,
       now() + interval '1 day', now())`,
    [
      clipId,
      owner.id,
      callId,
      isAnonymized,
      state,
      attempts,
      createHash("sha256").update(token).digest("hex"),
    ],
  );
  return { clipId, path: `/share/${token}` };
}

/** The path of a link, as whoever has it asks for it. */
export const pathOf = (view: Pick<ClipView, "shareUrl">) =>
  new URL(view.shareUrl ?? "").pathname as `/share/${string}`;

let client: S3Client | undefined;
function bucket(): S3Client {
  client ??= new S3Client({
    endpoint: sandbox("/s3"),
    forcePathStyle: true,
    region: "us-east-1",
    credentials: { accessKeyId: "sandbox", secretAccessKey: "sandbox-secret" },
  });
  return client;
}

/** The keys in the bucket that belong to a clip. */
export async function objectsOf(clipId: string): Promise<string[]> {
  const { Contents = [] } = await bucket().send(new ListObjectsV2Command({ Bucket }));
  return Contents.flatMap(({ Key }) => (Key?.includes(clipId) ? [Key] : [])).sort();
}

/** Puts an object there, as the video function would. */
export const putObject = (Key: string, body: unknown) =>
  bucket().send(new PutObjectCommand({ Bucket, Key, Body: JSON.stringify(body) }));
