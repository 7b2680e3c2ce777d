import { el, field } from "../dom.js";

const names = {
  answered: "Answered: two questions, then hangs up",
  manual: "You answer it here",
  "no-answer": "Nobody answers",
  busy: "Busy",
  declined: "Declined",
  voicemail: "Voicemail",
  "dial-failed": "Cannot be placed",
  silent: "Answered, but says nothing",
  "talks-intake": "Goes through the intake",
  "talks-questions": "Asks about Kenstera",
  abusive: "Is abusive",
  "vendor-examples": "The vendor's examples for every unknown id",
};

const option = (value) => el("option", { value }, names[value] ?? value.replace("reason:", ""));

/** How the next calls go. Options are the sandbox's own list; every disconnection reason is among them. */
export function createScenarioField(label) {
  const input = el("select");
  const update = ({ scenarios = [], scenario }) => {
    if (input.childElementCount === 0) {
      const isReason = (name) => name.startsWith("reason:");
      const reasons = el("optgroup", { label: "Ends with this reason" });
      reasons.append(...scenarios.filter(isReason).map(option));
      input.append(...scenarios.filter((name) => !isReason(name)).map(option), reasons);
    }
    input.value = scenario;
  };
  return { node: field(label, input), input, update };
}
