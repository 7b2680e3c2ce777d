import { describe, expect, it } from "vitest";
import type { AgentConfig } from "./agent-schema";
import { summarise, toAnalysis, toSentiment } from "./analysis";
import { extractField } from "./analysis-fields";
import type { AnalysisItem } from "./analysis-schema";
import type { Utterance } from "./media/contract";

const says = (role: Utterance["role"], content: string): Utterance => ({ role, content, words: [] });
const agent = (items: AnalysisItem[]): AgentConfig => ({
  voice_id: "retell-Cimo",
  response_engine: { type: "retell-llm", llm_id: "llm_1" },
  post_call_analysis_data: items,
});

describe("an analysis", () => {
  it("of a silent call says that nothing was said", () => {
    expect(toAnalysis([says("agent", "Hello?")], agent([]), "inactivity")).toEqual({
      call_summary: "The agent answered, but the user said nothing. The call ended after a long silence.",
      in_voicemail: false,
      user_sentiment: "Unknown",
      call_successful: false,
      custom_analysis_data: {},
    });
  });

  it("is unsuccessful when a required field was not found", () => {
    const item: AnalysisItem = { type: "number", name: "age", description: "Age in years", required: true };
    const talk = [says("user", "I would rather not say.")];
    expect(toAnalysis(talk, agent([item]), "user_hangup")).toMatchObject({ call_successful: false });
    expect(toAnalysis(talk, agent([{ ...item, required: false }]), "user_hangup")).toMatchObject({
      call_successful: true,
    });
  });

  it("summarises in two or three sentences without quoting at length", () => {
    const summary = summarise([says("user", "word ".repeat(200)), says("user", "Yes.")], "agent_hangup");
    expect(summary).toContain("spoke 2 times");
    expect(summary).toContain("The agent ended the call.");
    expect(summary.length).toBeLessThan(300);
  });

  it.each([
    ["I am exhausted and I hate the charting.", "Negative"],
    ["Thank you, that was helpful.", "Positive"],
    ["She cried in the stairwell.", "Negative"],
    ["I work on the fourth floor.", "Neutral"],
    ["", "Unknown"],
  ])("hears the mood of %j as %s", (text, mood) => {
    expect(toSentiment(text)).toBe(mood);
  });
});

describe("a field", () => {
  const talk = [
    says("agent", "What keeps you up? Staffing?"),
    says("user", "The charting. I sleep four hours a night."),
    says("user", "I did not call my manager."),
  ];

  it.each<[string, Exclude<AnalysisItem, { type: "system-presets" }>, unknown]>([
    [
      "enum by the choice that the user named",
      { type: "enum", name: "t", description: "Topic", choices: ["staffing", "charting"] },
      "charting",
    ],
    [
      "enum by its neutral choice otherwise",
      { type: "enum", name: "t", description: "Topic", choices: ["pay", "other", "food"] },
      "other",
    ],
    [
      "boolean by the words of its description",
      { type: "boolean", name: "s", description: "Whether they talk about sleeping" },
      true,
    ],
    [
      "boolean as false when the user denies it",
      { type: "boolean", name: "m", description: "Whether they called the manager" },
      false,
    ],
    ["number in figures or words", { type: "number", name: "n", description: "Hours of sleep" }, 4],
    [
      "list as the things that were named, those of the longest turn first",
      { type: "string", name: "t", description: "Topics, separated by commas" },
      "the charting, the night, the manager",
    ],
    [
      "string as the sentence that fits",
      { type: "string", name: "x", description: "Their nights" },
      "I sleep four hours a night.",
    ],
  ])("is found: %s", (_name, item, expected) => {
    expect(extractField(item, talk)).toBe(expected);
  });
});
