import { expect, it } from "vitest";
import { decodePcm, type Pcm } from "../sound/pcm";
import { readWavLayout } from "../sound/wav-header";
import { type Conversation, converse, exchange, type Room } from "../testing/conversation";
import { detectRoles } from "./detect-roles";
import { herSpeech } from "./her-speech";
import { canKeepAgent } from "./recreated";
import { turnsWithin } from "./words";

function pcmOf({ multi }: Conversation): Pcm {
  const layout = readWavLayout(multi, multi.length);
  if (typeof layout === "string") throw new Error(layout);
  const channels = decodePcm(multi.subarray(layout.dataOffset), layout);
  return { sampleRate: layout.sampleRate, firstFrame: 0, channels };
}

it.each<[string, Room, boolean]>([
  ["in a quiet room", {}, true],
  ["with bleed both ways", { bleed: 0.2 }, true],
  ["when she says something while he speaks that nobody wrote down", { interruptionAt: 0.8 }, false],
  ["when she does so through bleed", { interruptionAt: 0.8, bleed: 0.2 }, false],
  ["when her echo reaches his words", { bleed: 0.3, bleedDelaySeconds: 0.7 }, false],
])("tells whether the agent's words can be kept: %s", async (_, room, isKept) => {
  const talk = await converse(exchange, room);
  const [pcm, turns] = [pcmOf(talk), turnsWithin(talk.turns, { start: 0, end: talk.seconds }, [])];
  const roles = detectRoles(pcm, turns);
  expect(roles).toEqual({ physician: 0, agent: 1 });
  if (roles) expect(canKeepAgent(turns, herSpeech(pcm, roles, turns))).toBe(isKept);
});
