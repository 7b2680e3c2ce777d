import { el, field, keyed, scroller, setText, show } from "../dom.js";
import { toDuration } from "../format.js";
import { createRinger } from "./ringer.js";
import { createScenarioField } from "./scenario.js";
import { createTranscript } from "./transcript.js";

const toPretty = (number) => number.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, "+1 ($1) $2-$3");

/** What the one who is rung can do, and what the page then says. */
const acts = [
  ["answer", "Answer", "Answered. Talk below.", "answer"],
  ["decline", "Decline", "Declined.", "danger"],
  ["busy", "Busy", "The line was busy.", ""],
  ["no-answer", "Let it ring out", "Nobody answered.", ""],
  ["voicemail", "Voicemail", "A machine answered.", ""],
];

function createNumbers() {
  const list = el("ul", { class: "lines" });
  const none = el("p", { class: "empty" }, "No number is owned. npm run setup:retell buys one.");
  const create = () => {
    const node = el("li");
    return {
      node,
      update: ({ phone_number, nickname, outbound_agents = [] }) =>
        setText(
          node,
          `${toPretty(phone_number)}${nickname ? `, ${nickname}` : ""}; ${outbound_agents.length ? `calls as ${outbound_agents.map((a) => a.agent_id).join(", ")}` : "no agent"}`,
        ),
    };
  };
  const update = (numbers) => {
    show(none, numbers.length === 0);
    keyed(list, numbers, (number) => number.phone_number, create);
  };
  return { node: el("details", {}, el("summary", {}, "Numbers that are owned"), none, list), update };
}

/** Talking as the one who answered. */
function createTalk({ run, control, idOf }) {
  const text = el("input", { type: "text", required: true, maxlength: "2000", autocomplete: "off" });
  const say = (event) => {
    event.preventDefault();
    const said = { role: "user", text: text.value.trim() };
    if (said.text === "") return;
    text.value = "";
    run(() => control.post(`/calls/${idOf()}/say`, said), "Said.");
  };
  const hangUp = () => run(() => control.post(`/calls/${idOf()}/hangup`), "Hung up.");
  const node = el(
    "form",
    { class: "say", hidden: true, onsubmit: say },
    field("Say as the one who answered", text),
    el(
      "div",
      { class: "buttons" },
      el("button", { type: "submit" }, "Say"),
      el("button", { type: "button", class: "danger", onclick: hangUp }, "Hang up"),
    ),
  );
  return { node, focus: () => text.focus() };
}

function createFace() {
  const title = el("p", { class: "phone-title" });
  const about = el("p", { class: "muted" });
  const told = el("p", { class: "unseen", role: "status", "aria-live": "assertive" });
  const node = el(
    "div",
    { class: "phone-face" },
    el("span", { class: "phone-bell", "aria-hidden": "true" }),
    title,
    about,
  );
  const update = (call, nowMs, others) => {
    const isRinging = call?.call_status === "registered";
    const isLive = call?.call_status === "ongoing";
    node.classList.toggle("ringing", isRinging);
    node.classList.toggle("live", isLive);
    setText(
      title,
      isRinging
        ? "The phone rings"
        : isLive
          ? `On the line, ${toDuration(nowMs - call.start_timestamp)}`
          : "Quiet",
    );
    const who = call && `${toPretty(call.to_number)}, called by ${call.agent_name ?? call.agent_id}`;
    const more = others > 0 ? `; ${others} more` : "";
    const last = call?.disconnection_reason;
    setText(
      about,
      !call
        ? "No phone has rung yet."
        : isRinging || isLive
          ? `${who}${more}`
          : `The last call ended: ${last}`,
    );
    setText(
      told,
      isRinging ? `The phone of ${toPretty(call.to_number)} rings.` : isLive ? "Somebody answered." : "",
    );
  };
  return { nodes: [node, told], update };
}

const isOn = (call) => call.call_status === "registered" || call.call_status === "ongoing";

/** The other end of the demo's phone calls: it rings here, and whoever is here may answer. */
export const phone = {
  id: "phone",
  title: "Phone",
  column: "main",
  mount({ body, run, control }) {
    let call;
    const idOf = () => call?.call_id;
    const face = createFace();
    const ringer = createRinger();
    const scenario = createScenarioField("How the next call goes");
    scenario.input.addEventListener("change", () =>
      run(() => control.post("/scenario", { name: scenario.input.value }), "The next call goes like this."),
    );
    const sound = el("input", {
      type: "checkbox",
      onchange: () => ringer.ring(sound.checked && call?.call_status === "registered"),
    });
    const talk = createTalk({ run, control, idOf });
    const buttons = acts.map(([act, name, done, look]) => {
      const press = () =>
        run(() => control.post(`/calls/${idOf()}/${act}`), done).then(() => act === "answer" && talk.focus());
      return el("button", { type: "button", class: look, onclick: press }, name);
    });
    const choices = el(
      "div",
      { class: "buttons phone-acts", role: "group", "aria-label": "The phone rings" },
      ...buttons,
    );
    const transcript = createTranscript({ agent: "Agent", user: "Callee" });
    const words = scroller("What is said on the phone", transcript.node);
    const numbers = createNumbers();
    body.append(
      ...face.nodes,
      choices,
      talk.node,
      words,
      el("div", { class: "filters" }, scenario.node, field("Ring aloud", sound, "switch")),
      numbers.node,
    );
    return async ({ vendors, clock }) => {
      const { calls = [], phoneNumbers = [] } = vendors.retell ?? {};
      const phones = calls.filter((one) => one.call_type === "phone_call");
      const on = phones.filter(isOn);
      // Whoever is being talked to stays; else the one that has rung longest.
      call = on.find((one) => one.call_status === "ongoing") ?? on.at(-1) ?? phones[0];
      const [isRinging, isLive] = [call?.call_status === "registered", call?.call_status === "ongoing"];
      face.update(call, clock.now, on.length - 1);
      show(choices, isRinging);
      show(talk.node, isLive);
      ringer.ring(isRinging && sound.checked);
      document.title = isRinging ? "☎ The phone rings" : "Sandbox console";
      if (document.activeElement !== scenario.input) scenario.update(vendors.retell ?? {});
      numbers.update(phoneNumbers);
      const { transcript_object } = call ? await control.get(`/calls/${call.call_id}`) : {};
      show(words, call !== undefined && !isRinging);
      transcript.update(
        call?.call_id,
        transcript_object,
        isLive ? "Nobody has spoken yet." : "Nothing was said.",
      );
      // New words are followed, unless somebody reads further up.
      if (isLive && !words.contains(document.activeElement)) words.scrollTop = words.scrollHeight;
    };
  },
};
