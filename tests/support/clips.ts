import { ListObjectsV2Command, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import type { ClipView } from "../../types/clip";
import { app, request, sameOrigin, sandbox, until } from "./client";
import type { SignedIn } from "./sign-in";
import { spokenCall } from "./spoken-call";

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

export const LINES = ["My patient Anna Kowalski died on Monday, and nobody asked how I am."];
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
      60_000,
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
  const { callId } = await spokenCall(person.cookie, LINES);
  return { person, callId, desk: clipDesk(person, callId) };
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
  const { Contents = [] } = await bucket().send(new ListObjectsV2Command({ Bucket: "doc-clips" }));
  return Contents.flatMap(({ Key }) => (Key?.includes(clipId) ? [Key] : [])).sort();
}

/** Puts an object there, as the video function would. */
export const putObject = (Key: string, body: unknown) =>
  bucket().send(new PutObjectCommand({ Bucket: "doc-clips", Key, Body: JSON.stringify(body) }));
