import { expect, it } from "vitest";
import { keepChoice, toDevices } from "./devices";

const listed = [
  { kind: "audioinput", deviceId: "a", label: "Built-in" },
  { kind: "audiooutput", deviceId: "b", label: "Headset" },
  { kind: "videoinput", deviceId: "c", label: "Camera" },
] as const;

it("sorts microphones from speakers and leaves cameras out", () => {
  expect(toDevices(listed)).toEqual({
    microphones: [{ id: "a", label: "Built-in" }],
    speakers: [{ id: "b", label: "Headset" }],
  });
});

it("offers no nameless devices, as browsers list them before the microphone is allowed", () => {
  expect(toDevices([{ kind: "audioinput", deviceId: "", label: "" }])).toEqual({
    microphones: [],
    speakers: [],
  });
});

it("forgets a choice that was unplugged", () => {
  const { microphones } = toDevices(listed);
  expect(keepChoice(microphones, "a")).toBe("a");
  expect(keepChoice(microphones, "gone")).toBeUndefined();
  expect(keepChoice(microphones, undefined)).toBeUndefined();
});
