import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import type { SpokenWord } from "./speech";

/** 24 kHz, 16 bit, mono; word times in seconds from the first sample. */
export type Speech = { samples: Int16Array; words: SpokenWord[] };
export type Voice = { name: string; wordsPerMinute: number; pitch: number; range: number };
export type SpeechRequest = { id: number; text: string; voice: Voice };
export type SpeechAnswer = ({ id: number } & Speech) | { id: number; error: string };

export const docVoice: Voice = { name: "en-us+Annie", wordsPerMinute: 164, pitch: 42, range: 62 };
export const callerVoice: Voice = { name: "en-us+m3", wordsPerMinute: 172, pitch: 38, range: 45 };

const KEPT_LINES = 300;

/**
 * Speech in one worker thread of its own: a formant synthesiser makes 5 s of speech in about 0.1 s, so that one is
 * enough for twenty calls. Lines are kept, most recent last.
 */
export class Voices {
  #worker: Worker | undefined;
  #nextId = 1;
  #waiting = new Map<number, { resolve: (speech: Speech) => void; reject: (error: Error) => void }>();
  #lines = new Map<string, Promise<Speech>>();

  /** Loads the synthesiser ahead of the first line, and lets it get up to speed (its code is compiled as it runs). */
  warm(): void {
    const line =
      "One sentence to load the voice. And a longer one, so that what comes after it is spoken sooner.";
    this.speak(line, docVoice).catch(() => undefined);
  }

  speak(text: string, voice: Voice): Promise<Speech> {
    const key = JSON.stringify({ ...voice, text });
    const kept = this.#lines.get(key) ?? this.#request(text, voice);
    this.#lines.delete(key);
    this.#lines.set(key, kept);
    kept.catch(() => this.#lines.delete(key));
    const oldest = this.#lines.keys().next();
    if (this.#lines.size > KEPT_LINES && !oldest.done) this.#lines.delete(oldest.value);
    return kept;
  }

  async close(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    this.#fail(new Error("The voice was closed."));
    await worker?.terminate();
  }

  #request(text: string, voice: Voice): Promise<Speech> {
    const id = this.#nextId;
    this.#nextId += 1;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      const worker = this.#ensureWorker();
      worker.ref();
      worker.postMessage({ id, text, voice } satisfies SpeechRequest);
    });
  }

  #ensureWorker(): Worker {
    if (this.#worker) return this.#worker;
    const worker = startTypeScriptWorker(new URL("./worker.ts", import.meta.url));
    worker.on("message", (answer: SpeechAnswer) => this.#settle(answer));
    worker.on("error", (error) => {
      if (this.#worker === worker) this.#worker = undefined;
      this.#fail(error instanceof Error ? error : new Error(String(error)));
    });
    this.#worker = worker;
    return worker;
  }

  #settle(answer: SpeechAnswer): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    // An idle voice must not keep the process alive.
    if (this.#waiting.size === 0) this.#worker?.unref();
    if ("error" in answer) waiting?.reject(new Error(answer.error));
    else waiting?.resolve({ samples: answer.samples, words: answer.words });
  }

  #fail(error: Error): void {
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}

/** A worker's entry file is read before any loader is registered, so a line of JavaScript goes in first. */
function startTypeScriptWorker(entry: URL): Worker {
  const loader = pathToFileURL(
    createRequire(import.meta.url)
      .resolve("tsx/esm/api")
      .replace(/cjs$/, "mjs"),
  ).href;
  const code = `import(${JSON.stringify(loader)}).then(({ tsImport }) => tsImport("${entry.href}", "${entry.href}"));`;
  return new Worker(code, { eval: true, execArgv: [] });
}
