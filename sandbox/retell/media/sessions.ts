import { WebSocketServer } from "ws";
import type { SandboxContext } from "../../core/context";
import { Voices } from "../../voice/voices";
import { CalleeParty } from "./callee";
import { Connection } from "./connection";
import type { Callee, CallRegistry, LiveCall, MediaSessions } from "./contract";
import type { Brain } from "./script/brain";
import { createBrain } from "./script/create-brain";
import { voicemailBrain } from "./script/voicemail-brain";
import { type Browser, Session } from "./session";

const PATH = "/web-call";
const TICK_MS = 20;
const LARGEST_FRAME_BYTES = 64 * 1024;

/** The media side of calls. For web calls, a WebSocket at `/web-call` speaks the messages of `protocol.ts`. */
export function createMedia(registry: CallRegistry, context: SandboxContext): MediaSessions {
  const server = new WebSocketServer({ noServer: true, maxPayload: LARGEST_FRAME_BYTES });
  const voices = new Voices();
  const live = new Map<string, Session>();
  const ticker = setInterval(() => {
    for (const session of live.values()) session.tick();
  }, TICK_MS);
  ticker.unref();
  voices.warm();

  const brainOf = (call: LiveCall) => createBrain(call, context.env.llm, context.log);
  const begin = (call: LiveCall, browser: Browser, brain: Brain = brainOf(call)): Session => {
    const { clock, log } = context;
    const ended: CallRegistry["ended"] = (callId, reason, result) => {
      live.delete(callId);
      return registry.ended(callId, reason, result);
    };
    const { transcriptUpdated } = registry;
    const session = new Session({ call, browser, brain, transcriptUpdated, ended, clock, voices, log });
    live.set(call.callId, session);
    return session;
  };

  return {
    upgrade(path, request, socket, head) {
      if (path.split("?")[0] !== PATH) return false;
      server.handleUpgrade(request, socket, head, (ws) => {
        const open = (call: LiveCall, browser: Browser) => begin(call, browser);
        new Connection(ws, { join: registry.join, begin: open, log: context.log });
      });
      return true;
    },
    connect(call: LiveCall, callee: Callee) {
      const party = new CalleeParty(callee, context.clock, context.log);
      const brain = callee.kind === "machine" ? voicemailBrain(callee.message) : brainOf(call);
      party.pickUp(begin(call, party.line, brain));
    },
    async stop(callId, reason) {
      const session = live.get(callId);
      await session?.finish(reason);
      return session !== undefined;
    },
    async say(callId, role, text) {
      const session = live.get(callId);
      if (role === "agent") await session?.sayAsAgent(text);
      else await session?.sayAsCaller(text, true);
      return session !== undefined;
    },
    transcript: (callId) => live.get(callId)?.transcript(),
    async close() {
      await Promise.allSettled([...live.values()].map((session) => session.finish("error_retell")));
      for (const socket of server.clients) socket.terminate();
      clearInterval(ticker);
      await voices.close();
    },
  };
}
