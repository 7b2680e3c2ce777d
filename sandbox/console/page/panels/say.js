import { el, field, select, show } from "../dom.js";

/** Speaking into a live call, and ending it. */
export function createSay({ run, control }) {
  const text = el("input", { type: "text", required: true, maxlength: "2000", autocomplete: "off" });
  const role = select([
    ["user", "the caller"],
    ["agent", "the agent"],
  ]);
  let callId;
  const submit = (event) => {
    event.preventDefault();
    const said = { role: role.value, text: text.value.trim() };
    if (said.text === "") return;
    text.value = "";
    run(() => control.post(`/calls/${callId}/say`, said), "Said.");
  };
  const hangUp = () => run(() => control.post(`/calls/${callId}/hangup`), "Hung up as the caller.");
  const node = el(
    "form",
    { class: "say", onsubmit: submit, hidden: true },
    field("Say aloud", text),
    field("As", role, "short"),
    el(
      "div",
      { class: "buttons" },
      el("button", { type: "submit" }, "Say"),
      el("button", { type: "button", class: "danger", onclick: hangUp }, "Hang up"),
    ),
  );
  const update = (call) => {
    callId = call.call_id;
    show(node, call.call_status === "ongoing");
  };
  return { node, update };
}
