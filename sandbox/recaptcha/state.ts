import { randomBytes } from "node:crypto";
import type { SandboxClock } from "../core/clock";

export type Minted = { mintedAtMs: number; action: string; hostname: string };
export type Answers = {
  score?: number | undefined;
  action?: string | undefined;
  hostname?: string | undefined;
  errorCodes?: string[] | undefined;
};

const TOKEN_LIFE_MS = 120_000;

/** The tokens that were given out or spent, and what siteverify has been told to say. In memory only. */
export class RecaptchaState {
  answers: Answers = {};
  #minted = new Map<string, Minted>();
  #spent = new Set<string>();

  constructor(readonly clock: SandboxClock) {}

  mint(action: string, hostname: string): string {
    const token = `03AF${randomBytes(192).toString("base64url")}`;
    this.#minted.set(token, { action, hostname, mintedAtMs: this.clock.now() });
    return token;
  }

  /**
   * What is known of a token, which can be spent once and within two minutes; undefined when it no longer can. Of one
   * that was not minted here nothing is known but that it is new.
   */
  spend(token: string): Partial<Minted> | undefined {
    if (this.#spent.has(token)) return undefined;
    this.#spent.add(token);
    const minted = this.#minted.get(token);
    if (!minted) return {};
    return this.clock.now() - minted.mintedAtMs > TOKEN_LIFE_MS ? undefined : minted;
  }

  clear(): void {
    this.answers = {};
    this.#minted.clear();
    this.#spent.clear();
  }

  describe() {
    return { answers: this.answers, minted: this.#minted.size, spent: this.#spent.size };
  }
}
