import { randomBytes } from "node:crypto";

const hex = (length: number) =>
  randomBytes(Math.ceil(length / 2))
    .toString("hex")
    .slice(0, length);

export const newCallId = () => `call_${hex(27)}`;
export const newAgentId = () => `agent_${hex(26)}`;
export const newLlmId = () => `llm_${hex(28)}`;
/** Names a call's folder of recordings. */
export const newRecordingKey = () => hex(64);
