import { expect } from "vitest";
import { countAll, driftWrites, personaOn } from "./setup-doc";
import type { Stage } from "./setup-stage";

export type PhoneNumber = {
  phone_number: string;
  nickname: string;
  outbound_agents: { agent_id: string; weight: number; agent_version: number }[];
  allowed_outbound_country_list: string[];
};

/** A new version of the demo's agent, to which its number moves. */
export const demoDriftWrites = [...driftWrites, "PATCH /update-phone-number"];

/** The phone demo's agent and its number. */
export function demoOn(stage: Stage) {
  const persona = personaOn(stage, { llm: "RETELL_DEMO_LLM_ID", agent: "RETELL_DEMO_AGENT_ID" });
  const number = () => stage.ask<PhoneNumber>("GET", `/get-phone-number/${stage.ids().RETELL_PHONE_NUMBER}`);
  return {
    ...persona,
    number,
    /** What someone else does to the number in the dashboard. */
    editNumber: async (patch: object) => {
      await stage.ask("PATCH", `/update-phone-number/${stage.ids().RETELL_PHONE_NUMBER}`, patch);
      stage.forgetRequests();
    },
    expectOneWhole: async () => {
      expect(await countAll(stage)).toEqual([2, 2, 1]);
      await persona.expectWhole({ capMs: 180_000, temperature: 0.4 });
      const { agent_id, version } = await persona.agent();
      expect(await number()).toMatchObject({
        nickname: "doc-by-kenstera/demo",
        outbound_agents: [{ agent_id, weight: 1, agent_version: version }],
        allowed_outbound_country_list: ["US"],
      });
    },
  };
}

export type DemoOnStage = ReturnType<typeof demoOn>;
