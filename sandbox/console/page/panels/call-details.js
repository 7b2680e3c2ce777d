import { el, keyed, setText, show } from "../dom.js";
import { toDayAndTime, toDuration } from "../format.js";
import { createDeliveries } from "./deliveries.js";
import { createSay } from "./say.js";

const recordings = [
  ["recording_url", "Both voices in one channel"],
  ["recording_multi_channel_url", "Caller left, Doc right"],
];

/** The page may be open at localhost while addresses say 127.0.0.1. */
const toOwnPath = (address) => {
  const { pathname, search } = new URL(address);
  return pathname + search;
};

function createFacts() {
  const list = el("dl", { class: "facts" });
  const create = ([name]) => {
    const value = el("dd");
    const node = el("div", { class: "fact" }, el("dt", {}, name), value);
    return { node, update: ([, text]) => setText(value, text) };
  };
  const update = (call) => {
    const facts = {
      Id: call.call_id,
      Agent: `${call.agent_name ?? call.agent_id}, version ${call.agent_version}`,
      Status: call.call_status.replace("_", " "),
      Started: call.start_timestamp && toDayAndTime(call.start_timestamp),
      "Ended by": call.disconnection_reason,
      Summary: call.call_analysis?.call_summary,
    };
    keyed(
      list,
      Object.entries(facts).filter(([, text]) => text),
      ([name]) => name,
      create,
    );
  };
  return { node: list, update };
}

/** Players are made once a call: signed addresses differ at each look. */
function createRecordings() {
  const node = el("div", { class: "recordings" });
  const create = ([, title, address]) => {
    const path = toOwnPath(address);
    const player = el("audio", { controls: true, preload: "none", src: path, "aria-label": title });
    return { node: el("figure", {}, el("figcaption", {}, el("a", { href: path }, title)), player) };
  };
  const update = (call) => {
    const found = recordings.flatMap(([key, title]) =>
      call[key] ? [[`${call.call_id} ${key}`, title, call[key]]] : [],
    );
    keyed(node, found, ([key]) => key, create);
  };
  return { node, update };
}

function createTranscript() {
  const list = el("ol", { class: "transcript" });
  const none = el("p", { class: "empty" });
  const create = () => {
    const [who, when, text] = [el("b"), el("span", { class: "muted" }), el("span", { class: "words" })];
    const node = el("li", {}, el("p", { class: "who" }, who, " ", when), text);
    const update = ({ turn }) => {
      node.className = turn.role;
      setText(who, turn.role === "agent" ? "Doc" : "Caller");
      setText(when, turn.words[0] ? toDuration(turn.words[0].start * 1000) : "");
      setText(text, turn.content);
    };
    return { node, update };
  };
  const update = (call, transcript) => {
    show(none, !transcript?.length);
    setText(
      none,
      call.call_status === "registered"
        ? "Nobody has joined yet."
        : "No webhook of this call has brought words yet.",
    );
    keyed(
      list,
      (transcript ?? []).map((turn, place) => ({ turn, place })),
      ({ place }) => `${call.call_id} ${place}`,
      create,
    );
  };
  return { node: el("div", {}, none, list), update };
}

/** One call: what is known of it, its words as they come, its recordings and webhooks; while it lives, a hand in it. */
export function createCallDetails({ run, control }) {
  const title = el("h3");
  const parts = { facts: createFacts(), recordings: createRecordings(), transcript: createTranscript() };
  const say = createSay({ run, control });
  const deliveries = createDeliveries(control);
  const node = el(
    "div",
    { class: "call", hidden: true },
    title,
    parts.facts.node,
    say.node,
    parts.recordings.node,
    el("h4", {}, "Transcript"),
    parts.transcript.node,
    el("h4", {}, "Webhooks"),
    deliveries.node,
  );
  const update = async (call, sent, nowMs) => {
    show(node, call !== undefined);
    if (!call) return;
    const ms =
      call.duration_ms ?? (call.call_status === "ongoing" ? nowMs - call.start_timestamp : undefined);
    setText(title, ms === undefined ? "The call" : `The call, ${toDuration(ms)}`);
    parts.facts.update(call);
    parts.recordings.update(call);
    say.update(call);
    const transcript = await deliveries.update(call.call_id, sent);
    parts.transcript.update(call, transcript);
  };
  return { node, update };
}
