import { expect, it } from "vitest";
import { parseUpdate } from "./utterances";

it("reads roles, words and the first word's time from an update frame", () => {
  const frame = {
    event_type: "update",
    transcript: [
      { role: "agent", content: "Hey. ", words: [{ word: "Hey.", start: 0.4, end: 0.7 }] },
      { role: "user", content: "Hi", words: [] },
    ],
  };
  expect(parseUpdate(frame)).toEqual([
    { role: "agent", content: "Hey.", startSeconds: 0.4 },
    { role: "user", content: "Hi", startSeconds: undefined },
  ]);
});

it("leaves out tool calls, empty lines and whatever is no utterance", () => {
  const transcript = [
    { role: "tool_call_invocation", name: "end_call", arguments: "{}" },
    { role: "transfer_target", content: "Hello" },
    { role: "user", content: "   " },
    { role: "user" },
    null,
    "user",
  ];
  expect(parseUpdate({ transcript })).toEqual([]);
  for (const broken of [undefined, null, "update", {}, { transcript: "Agent: Hey" }]) {
    expect(parseUpdate(broken)).toEqual([]);
  }
});
