import type pg from "pg";
import type { SandboxClock } from "../../core/clock";
import type { ApiKeys } from "../data-api/caller";
import type { Tokens } from "../tokens";
import type { AuthConfig } from "./config";
import type { Limits } from "./limits";
import type { Mailbox } from "./mailbox";

/** What Auth's routes work with. */
export type AuthParts = {
  pool: pg.Pool;
  keys: ApiKeys;
  tokens: Tokens;
  config: AuthConfig;
  clock: SandboxClock;
  limits: Limits;
  mailbox: Mailbox;
  siteUrl: string;
  /** Set by `POST /control/auth`, until the reset. */
  told: { accessTokenSeconds?: number | undefined };
};

export const nowOf = ({ clock }: AuthParts) => new Date(clock.now());
