import { el } from "../dom.js";

export const reset = {
  id: "reset",
  title: "Reset",
  column: "side",
  mount({ body, run, control }) {
    const close = () => dialog.close();
    const confirm = () => {
      close();
      return run(() => control.post("/reset"), "Everything that calls and tests made is gone.");
    };
    const dialog = el(
      "dialog",
      { "aria-labelledby": "reset-question" },
      el("h3", { id: "reset-question" }, "Reset the sandbox?"),
      el(
        "p",
        {},
        "Calls, recordings, table rows, accounts, mails, requests, faults and the clock are cleared, and live calls end. Agents, schema and keys stay.",
      ),
      el(
        "div",
        { class: "buttons" },
        el("button", { type: "button", class: "danger", onclick: confirm }, "Reset"),
        el("button", { type: "button", autofocus: true, onclick: close }, "Keep everything"),
      ),
    );
    body.append(
      el("p", { class: "hint" }, "Clears what calls and tests made; keeps agents, schema and keys."),
      el(
        "div",
        { class: "buttons" },
        el("button", { type: "button", class: "danger", onclick: () => dialog.showModal() }, "Reset…"),
      ),
      dialog,
    );
  },
};
