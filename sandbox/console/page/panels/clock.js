import { el, setText } from "../dom.js";
import { toDayAndTime, toOffset } from "../format.js";

const steps = [
  ["1 min", 60_000],
  ["10 min", 600_000],
  ["1 h", 3_600_000],
  ["24 h", 86_400_000],
];

export const clock = {
  id: "clock",
  title: "Clock",
  column: "side",
  mount({ body, run, control }) {
    const now = el("dd", { class: "figure" });
    const ahead = el("dd");
    const buttons = steps.map(([name, advanceMs]) =>
      el(
        "button",
        {
          type: "button",
          onclick: () => run(() => control.post("/clock", { advanceMs }), `Put forward by ${name}.`),
        },
        `+ ${name}`,
      ),
    );
    body.append(
      el(
        "dl",
        { class: "facts" },
        el("div", { class: "fact" }, el("dt", {}, "Retell's time"), now),
        el("div", { class: "fact" }, el("dt", {}, "Ahead of real time"), ahead),
      ),
      el("div", { class: "buttons", role: "group", "aria-label": "Put the clock forward" }, ...buttons),
      el(
        "p",
        { class: "hint" },
        "Call lengths, token expiry and webhook retries go by it. Only a reset takes it back.",
      ),
    );
    return (state) => {
      setText(now, toDayAndTime(state.clock.now));
      setText(ahead, toOffset(state.clock.offsetMs));
    };
  },
};
