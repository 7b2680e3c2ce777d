import { createReadStream, existsSync, statSync } from "node:fs";
import { Readable } from "node:stream";
import { type Context, Hono } from "hono";
import { idParam } from "./errors";
import { isAllowed, type RecordingFile, recordingFiles, recordingPath } from "./recordings";
import type { RetellState } from "./state";

const isRecordingFile = (name: string): name is RecordingFile => recordingFiles.some((file) => file === name);

/** Recordings lie on another host at the real service: no API key, any origin, ranges for seeking. */
export function recordingRoutes(state: RetellState): Hono {
  const app = new Hono();
  app.get("/recordings/:key/:file", (c) => {
    const [key, file] = [idParam(c, "key"), idParam(c, "file")];
    const call = state.calls.values().find((stored) => stored.recordingKey === key);
    if (!call || !isRecordingFile(file)) return c.text("Not found", 404);
    if (!isAllowed(state, call, file, c.req.query())) return c.text("Access denied", 403);
    const path = recordingPath(state, key, file);
    return existsSync(path) ? sendFile(c, path) : c.text("Not found", 404);
  });
  return app;
}

function sendFile(c: Context, path: string): Response {
  const size = statSync(path).size;
  const headers = {
    "accept-ranges": "bytes",
    "access-control-allow-origin": "*",
    "content-type": path.endsWith(".wav") ? "audio/wav" : "text/plain; charset=utf-8",
  };
  const range = readRange(c.req.header("range"), size);
  if (range === "unsatisfiable") {
    return c.body(null, 416, { ...headers, "content-range": `bytes */${size}` });
  }
  const { start, end } = range ?? { start: 0, end: size - 1 };
  const body = Readable.toWeb(createReadStream(path, { start, end })) as ReadableStream;
  const length = String(end - start + 1);
  if (!range) return c.body(body, 200, { ...headers, "content-length": length });
  const contentRange = `bytes ${start}-${end}/${size}`;
  return c.body(body, 206, { ...headers, "content-length": length, "content-range": contentRange });
}

/** One byte range, ends included; undefined when none is asked for or the header is not understood. */
function readRange(header: string | undefined, size: number) {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? "");
  if (!match || (match[1] === "" && match[2] === "")) return undefined;
  // A range that ends before it begins is malformed, and counts as none (RFC 9110, 14.1.1).
  if (match[1] !== "" && match[2] !== "" && Number(match[2]) < Number(match[1])) return undefined;
  const start = match[1] === "" ? Math.max(0, size - Number(match[2])) : Number(match[1]);
  const end = match[1] === "" || match[2] === "" ? size - 1 : Math.min(Number(match[2]), size - 1);
  return start > end ? "unsatisfiable" : { start, end };
}
