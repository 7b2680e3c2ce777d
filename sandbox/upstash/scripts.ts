import { createHash } from "node:crypto";
import type { Command, Reply } from "./engine/engine";

/** Only Upstash knows this flag, and @upstash/ratelimit puts it on every script; Redis refuses it. */
const OWN_FLAG = /^#!lua flags=allow-key-locking[^\n]*/;

type Translated = { command: Command; toReply: (reply: Reply) => Reply };

/**
 * Scripts with Upstash's own flag, made runnable. Clients name a script by the hash of what they wrote: the hash of
 * what is run instead is remembered for each.
 */
export class Scripts {
  #runnable = new Map<string, string>();

  translate(command: Command): Translated {
    const [name, first = "", ...rest] = command;
    const same = (reply: Reply) => reply;
    if (name === "EVAL" || name === "EVAL_RO") {
      return { command: [name, this.#strip(first), ...rest], toReply: same };
    }
    if (name === "EVALSHA" || name === "EVALSHA_RO") {
      return { command: [name, this.#hash(first), ...rest], toReply: same };
    }
    if (name !== "SCRIPT") return { command, toReply: same };
    const subcommand = first.toUpperCase();
    if (subcommand === "EXISTS") {
      return { command: [name, first, ...rest.map((sha) => this.#hash(sha))], toReply: same };
    }
    const [source, ...more] = rest;
    if (subcommand !== "LOAD" || source === undefined) return { command, toReply: same };
    return { command: [name, first, this.#strip(source), ...more], toReply: () => sha1(source) };
  }

  #hash(sha: string): string {
    return this.#runnable.get(sha.toLowerCase()) ?? sha;
  }

  #strip(source: string): string {
    // The line's end stays, and with it the line numbers in errors.
    const stripped = source.replace(OWN_FLAG, "");
    if (stripped !== source) this.#runnable.set(sha1(source), sha1(stripped));
    return stripped;
  }
}

const sha1 = (text: string) => createHash("sha1").update(text).digest("hex");
