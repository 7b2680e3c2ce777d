import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import type { Hono } from "hono";

/** What a stand-in is to the core: its routes, its error body, and what `reset` and `state` mean for it. */
export type Vendor = {
  /** The first path segment, and the word used in faults and the journal. */
  name: string;
  /** Routes as the vendor's own paths, without the sandbox's prefix. */
  app: Hono;
  /** The body this vendor sends with a failing status on a path of its own, used by injected faults; or all of the answer. */
  errorBody: (status: number, path: string) => unknown;
  /** Bodies are read by the vendor alone, as they come: the journal keeps none. */
  isStreamed?: true;
  /** What the journal keeps of a body that came to a path; all of it when absent. */
  journaled?: (path: string, body: unknown) => unknown;
  /** Clears what a test made; keeps schema, agents, numbers and keys. */
  reset: () => Promise<void>;
  /** What the console and `GET /control/state` show; no secrets. */
  state: () => unknown;
  close: () => Promise<void>;
  /** A WebSocket upgrade whose path (prefix removed) belongs to this vendor; false when it does not. */
  upgrade?: (path: string, request: IncomingMessage, socket: Duplex, head: Buffer) => boolean;
  /** Vendor-specific control routes, mounted under `/control`. */
  control?: Hono;
};
