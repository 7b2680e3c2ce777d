import { describe, expect, it } from "vitest";
import type { StoredNumber } from "@/lib/vendors/retell-numbers";
import { toNumberSettings } from "@/lib/vendors/retell-persona";
import { type Claim, findOurs, planNumber } from "./plan-number";
import { SetupProblem } from "./problem";

const mark = "ours/demo";
const statesOnly = { canada: false, territories: false };
const settingsFor = (version: number) => toNumberSettings(mark, { id: "agent_1", version }, statesOnly);
const numberOf = (e164: string, fields: Partial<StoredNumber> = {}): StoredNumber => ({
  e164,
  nickname: "",
  agentIds: [],
  settings: {},
  ...fields,
});
const claim = (fields: Partial<Claim> = {}): Claim => ({
  name: "RETELL_PHONE_NUMBER",
  remembered: undefined,
  mark,
  agentId: "agent_1",
  ...fields,
});

const theirs = numberOf("+14155550111", { nickname: "Frontdesk", agentIds: ["agent_other"] });
const marked = numberOf("+14155550122", { nickname: mark });
const bound = numberOf("+14155550133", { agentIds: ["agent_1"] });

describe("finding our number", () => {
  it("takes the remembered one before any other", () => {
    expect(findOurs([marked, theirs], claim({ remembered: theirs.e164 }))).toBe(theirs);
  });

  it("takes the one with our nickname, or the one that rings for our agent", () => {
    expect(findOurs([theirs, marked], claim())).toBe(marked);
    expect(findOurs([theirs, bound], claim())).toBe(bound);
    expect(findOurs([theirs, marked], claim({ remembered: "+14155550144" }))).toBe(marked);
  });

  it("takes no stranger's", () => {
    expect(findOurs([theirs], claim())).toBeUndefined();
    expect(findOurs([bound], claim({ agentId: undefined }))).toBeUndefined();
  });

  it("asks where two could be meant, or where buying could mean a second one", () => {
    expect(() => findOurs([marked, bound], claim())).toThrow(SetupProblem);
    expect(() => findOurs([theirs], claim({ remembered: "+14155550144" }))).toThrow(/empty it to buy one/);
  });
});

describe("planning the number", () => {
  const agreed = { settings: settingsFor(3) };

  it("buys only where there is none", () => {
    expect(planNumber(undefined, settingsFor(0), undefined)).toEqual([{ do: "buy" }]);
    expect(planNumber(numberOf("+14155550122", agreed), settingsFor(3), "+14155550122")).toEqual([]);
  });

  it("writes down one that was bought before a crash", () => {
    expect(planNumber(numberOf("+14155550122", agreed), settingsFor(3), undefined)).toEqual([
      { do: "remember", e164: "+14155550122" },
    ]);
  });

  it("moves it to the agent's new version", () => {
    expect(planNumber(numberOf("+14155550122", agreed), settingsFor(4), "+14155550122")).toEqual([
      {
        do: "update",
        e164: "+14155550122",
        changes: [
          {
            path: "outbound_agents",
            found: [{ agent_id: "agent_1", weight: 1, agent_version: 3 }],
            wanted: [{ agent_id: "agent_1", weight: 1, agent_version: 4 }],
          },
        ],
      },
    ]);
  });
});

describe("a number's settings", () => {
  it("open to each country only what policy opens", () => {
    const countries = (destinations: { canada: boolean; territories: boolean }) =>
      toNumberSettings(mark, { id: "a", version: 0 }, destinations).allowed_outbound_country_list;
    expect(countries(statesOnly)).toEqual(["US"]);
    expect(countries({ canada: true, territories: false })).toEqual(["US", "CA"]);
    expect(countries({ canada: false, territories: true })).toEqual(["US", "AS", "GU", "MP", "PR", "VI"]);
  });
});
