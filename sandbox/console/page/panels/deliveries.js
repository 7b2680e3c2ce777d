import { el, keyed, setText, show, table } from "../dom.js";
import { toTime } from "../format.js";

const tones = { delivered: "good", failed: "bad", pending: "now", held: "now" };

const toWords = (attempts) =>
  attempts.map((status, i) => `${i + 1}: ${status === 0 ? "no answer" : status}`).join(", ") || "none yet";

function createRow() {
  const [at, event, state, attempts, body] = [
    el("td"),
    el("b"),
    el("span"),
    el("td"),
    el("pre", { tabindex: "0" }),
  ];
  let sent = "";
  const open = () => setText(body, sent && JSON.stringify(JSON.parse(sent), null, 2));
  const details = el("details", { ontoggle: open }, el("summary", {}, "Body"), body);
  const node = el(
    "tr",
    {},
    at,
    el("td", { class: "request" }, event, details),
    el("td", {}, state),
    attempts,
  );
  const update = ({ delivery }) => {
    sent = delivery.body;
    setText(at, toTime(delivery.at));
    setText(event, delivery.event);
    setText(state, delivery.state);
    state.className = `status ${tones[delivery.state] ?? ""}`;
    setText(attempts, toWords(delivery.attempts));
  };
  return { node, update };
}

/** A call's webhooks. Bodies are big, so they are fetched only when something about them changed. */
export function createDeliveries(control) {
  const { node, rows } = table("In the order they happened", ["Time", "Event", "State", "Attempts"]);
  const none = el("p", { class: "empty" }, "None since the sandbox started.");
  let seen = "";
  let full = [];
  const update = async (callId, summary) => {
    const now = JSON.stringify([callId, summary]);
    if (now !== seen) {
      full = (await control.get("/deliveries")).deliveries.filter((delivery) => delivery.callId === callId);
      seen = now;
      show(none, full.length === 0);
      show(node, full.length > 0);
      const items = full.map((delivery, place) => ({ delivery, place }));
      keyed(rows, items, ({ place }) => `${callId} ${place}`, createRow);
    }
    const told = full.findLast((delivery) => delivery.event !== "call_started");
    return told && JSON.parse(told.body).call.transcript_object;
  };
  return { node: el("div", {}, none, node), update };
}
