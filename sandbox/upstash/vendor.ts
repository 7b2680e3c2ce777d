import type { SandboxContext } from "../core/context";
import type { Vendor } from "../core/vendor";
import { openDatabase } from "./database";
import type { Engine } from "./engine/engine";
import { startMemory } from "./engine/memory";
import { findProgram } from "./engine/program";
import { startServer } from "./engine/server";
import { injectedBody } from "./errors";
import { createRoutes } from "./routes";
import { UpstashState } from "./state";

export type Upstash = Vendor & {
  /** The server's process id; undefined where Redis is imitated. */
  redisPid: () => number | undefined;
};

/** The stand-in for Upstash Redis: its REST API in front of a real server, or of an imitation where there is none. */
export async function createUpstash(context: SandboxContext): Promise<Upstash> {
  const engine = await startEngine(context);
  const state = new UpstashState(engine);
  return {
    name: "upstash",
    app: createRoutes({
      database: openDatabase(engine),
      token: context.env.upstashToken,
      prefix: "/upstash",
      afterEach: () => void state.refresh(),
    }),
    errorBody: injectedBody,
    reset: async () => {
      await clear(engine);
      await state.refresh();
    },
    state: () => state.describe(),
    close: () => engine.close(),
    redisPid: engine.pid,
  };
}

async function startEngine({ env, log }: SandboxContext): Promise<Engine> {
  const program = findProgram(env.searchPath);
  if (!program) return startMemory();
  try {
    return await startServer({ dir: env.dir, program, log });
  } catch (error) {
    log("redis.imitated", { reason: error instanceof Error ? error.message : "unknown" });
    return startMemory();
  }
}

/** Waits for a server that is being started again: a reset leaves nothing behind. */
async function clear(engine: Engine): Promise<void> {
  for (;;) {
    try {
      await engine.run(["FLUSHALL"]);
      return;
    } catch (error) {
      if (engine.status() !== "restarting") throw error;
      await new Promise((later) => setTimeout(later, 20));
    }
  }
}
