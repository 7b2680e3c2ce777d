import { Agent as HttpAgent, get as httpGet, type IncomingMessage } from "node:http";
import { Agent as HttpsAgent, get as httpsGet } from "node:https";
import { isIP } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { ClipError } from "../errors";
import { requestIdHeader } from "../log";
import { allowedUrl, publicLookup } from "./origins";

export type Limits = { origins: readonly string[]; maxTotalBytes: number; timeoutMs: number };
/** `total` is the whole file's size, as far as the other side says. */
export type Part = { bytes: Buffer; total: number };

const MAX_REDIRECTS = 3;
const ATTEMPTS = 2;
const RETRY_PAUSE_MS = 150;
const UNSATISFIABLE = 416;
const agents = { "http:": new HttpAgent({ keepAlive: true }), "https:": new HttpsAgent({ keepAlive: true }) };
const unreachable = "The recording could not be fetched.";

/** Bytes `from`..`to` (exclusive) of a file, or as many as there are. Tried again once when the other side breaks off. */
export async function getRange(address: string, from: number, to: number, limits: Limits): Promise<Part> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await attemptRange(address, from, to, limits);
    } catch (error) {
      const known = clipErrorIn(error);
      const isFinal = known && known.code !== "source_failed";
      if (isFinal) throw known;
      if (attempt === ATTEMPTS) throw known ?? new ClipError("source_failed", unreachable, error);
      await wait(RETRY_PAUSE_MS);
    }
  }
}

const clipErrorIn = (error: unknown): ClipError | undefined =>
  error instanceof ClipError ? error : undefined;

async function attemptRange(address: string, from: number, to: number, limits: Limits): Promise<Part> {
  const signal = AbortSignal.timeout(limits.timeoutMs);
  const response = await follow(address, `bytes=${from}-${to - 1}`, limits, signal);
  try {
    return await readPart(response, from, to, limits);
  } finally {
    // A response that was not read to its end would keep its connection busy.
    if (!response.complete) response.destroy();
  }
}

/** Redirects are followed by hand: each step is held against the list again. */
async function follow(
  address: string,
  range: string,
  limits: Limits,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  let url = allowedUrl(address, limits.origins);
  for (let step = 0; step <= MAX_REDIRECTS; step += 1) {
    const response = await open(url, range, signal);
    const status = response.statusCode ?? 0;
    const target = response.headers.location;
    if (status < 300 || status >= 400 || !target) return response;
    response.destroy();
    url = allowedUrl(URL.parse(target, url)?.href ?? "", limits.origins);
  }
  throw new ClipError("bad_input", "The recording's address leads on and on.");
}

function open(url: URL, range: string, signal: AbortSignal): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const isSecure = url.protocol === "https:";
    const host = url.hostname.replace(/^\[|\]$/g, "");
    const options = {
      agent: isSecure ? agents["https:"] : agents["http:"],
      headers: {
        range,
        accept: "audio/wav, */*;q=0.1",
        "accept-encoding": "identity",
        ...requestIdHeader(),
      },
      signal,
      ...(isIP(host) || host === "localhost" ? {} : { lookup: publicLookup }),
    };
    (isSecure ? httpsGet : httpGet)(url, options, resolve).once("error", reject);
  });
}

async function readPart(response: IncomingMessage, from: number, to: number, limits: Limits): Promise<Part> {
  const status = response.statusCode ?? 0;
  if (status === 401 || status === 403 || status === 404 || status === 410) {
    throw new ClipError("source_gone", "The recording is no longer there.");
  }
  if (status === UNSATISFIABLE)
    throw new ClipError("bad_recording", "The recording ends before the clip begins.");
  if (status !== 200 && status !== 206) throw new ClipError("source_failed", unreachable);
  const range = /^bytes (\d+)-\d+\/(\d+)$/.exec(response.headers["content-range"] ?? "");
  if (status === 206 && Number(range?.[1]) !== from) throw new ClipError("source_failed", unreachable);
  const total = status === 206 ? Number(range?.[2]) : Number(response.headers["content-length"] ?? Infinity);
  if (total > limits.maxTotalBytes && Number.isFinite(total)) throw tooLarge();
  // Without ranges the whole file comes: what lies before is passed over.
  const [skip, wanted] = [status === 206 ? 0 : from, Math.min(to, total) - from];
  const bytes = await read(response, skip, wanted, limits.maxTotalBytes);
  if (Number.isFinite(total) && bytes.length < wanted) throw new ClipError("source_failed", unreachable);
  return { bytes, total: Number.isFinite(total) ? total : from + bytes.length };
}

async function read(response: IncomingMessage, skip: number, wanted: number, most: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let [seen, kept] = [0, 0];
  for await (const chunk of response as AsyncIterable<Buffer>) {
    const useful = chunk.subarray(Math.min(chunk.length, Math.max(0, skip - seen)));
    seen += chunk.length;
    if (seen > most) throw tooLarge();
    parts.push(useful.subarray(0, wanted - kept));
    kept += Math.min(useful.length, wanted - kept);
    if (kept >= wanted) break;
  }
  return Buffer.concat(parts);
}

const tooLarge = () => new ClipError("too_large", "The recording is too large to cut from.");
