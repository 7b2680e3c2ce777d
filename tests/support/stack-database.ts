import type pg from "pg";
import { afterAll, inject } from "vitest";
import { connectToStack } from "./stack-connection";

/** A connection of its own into the stack's PostgreSQL, as the owner of the tables; closed after the test file. */
export async function openStackDatabase(): Promise<pg.Pool> {
  const pool = await connectToStack(inject("sandbox"), inject("sandboxDir"));
  afterAll(() => pool.end());
  return pool;
}
