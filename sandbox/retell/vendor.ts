import type { SandboxContext } from "../core/context";
import type { Vendor } from "../core/vendor";
import { CallLife } from "./call-life";
import { Calls } from "./calls";
import { controlRoutes, toControlCalls } from "./control";
import { errorBody } from "./errors";
import type { CallRegistry, MediaSessions } from "./media/contract";
import { PhoneCalls } from "./phone-calls";
import { toNumberBody } from "./phone-numbers";
import { retellRoutes } from "./routes";
import { scenarios } from "./scenarios";
import { RetellState } from "./state";
import { latestVersion } from "./versions";
import { Webhooks } from "./webhooks";

export type RetellDeps = { createMedia: (registry: CallRegistry, context: SandboxContext) => MediaSessions };

/** How long a reset waits for live calls to wind up; what they report concerns calls that are gone already. */
const RESET_PATIENCE_MS = 50;

export async function createRetell(context: SandboxContext, deps: RetellDeps): Promise<Vendor> {
  const state = new RetellState(context);
  const webhooks = new Webhooks(context);
  const calls: Calls = new Calls(state, () => media);
  const life = new CallLife(state, calls, webhooks);
  const media = deps.createMedia(life, context);
  const phones = new PhoneCalls(calls, life, () => media);

  const forget = () => {
    calls.clear();
    life.clear();
    webhooks.clear();
  };

  return {
    name: "retell",
    app: retellRoutes(context, phones),
    errorBody,
    reset: async () => {
      const live = state.calls.values().filter((call) => call.status === "ongoing");
      forget();
      state.clear();
      const stops = live.map((call) => media.stop(call.id, "error_retell"));
      await Promise.race([Promise.allSettled(stops), wait(RESET_PATIENCE_MS)]);
    },
    state: () => ({
      scenario: state.scenario,
      scenarios,
      concurrency: { limit: state.concurrencyLimit, current: state.concurrency() },
      agents: state.agents.values().map((agent) => ({ id: agent.id, ...toVersionState(agent) })),
      llms: state.llms.values().map((llm) => ({ id: llm.id, ...toVersionState(llm) })),
      phoneNumbers: state.phoneNumbers.values().map(toNumberBody),
      calls: toControlCalls(state),
      deliveries: webhooks.list(),
    }),
    close: async () => {
      await media.close();
      forget();
    },
    upgrade: (path, request, socket, head) => media.upgrade(path, request, socket, head),
    control: controlRoutes(phones, webhooks),
  };
}

function toVersionState(item: Parameters<typeof latestVersion>[0]) {
  const { version, isPublished } = latestVersion(item);
  return { version, isPublished };
}

const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));
