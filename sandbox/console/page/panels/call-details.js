import { el, keyed, setText, show } from "../dom.js";
import { toDayAndTime, toDuration } from "../format.js";
import { createDeliveries } from "./deliveries.js";
import { createSay } from "./say.js";
import { createTranscript } from "./transcript.js";

const recordings = [
  ["recording_url", "Both voices in one channel"],
  ["recording_multi_channel_url", "Caller left, agent right"],
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
      Phone: call.to_number && `${call.from_number} to ${call.to_number}`,
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

/** One call: what is known of it, its words as they come, its recordings and webhooks; while it lives, a hand in it. */
export function createCallDetails({ run, control }) {
  const title = el("h3");
  const parts = {
    facts: createFacts(),
    recordings: createRecordings(),
    transcript: createTranscript({ agent: "Agent", user: "Caller" }),
  };
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
    const isNew = call.call_status === "registered";
    const nobody = call.call_type === "phone_call" ? "Nobody has answered yet." : "Nobody has joined yet.";
    const none = isNew ? nobody : "No webhook of this call has brought words yet.";
    parts.transcript.update(call.call_id, transcript, none);
  };
  return { node, update };
}
