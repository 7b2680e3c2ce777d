import { el, keyed, scroller, setText, show, table } from "../dom.js";
import { toDayAndTime, toDuration } from "../format.js";
import { createCallDetails } from "./call-details.js";

const tones = { ongoing: "now", registered: "now", ended: "good", error: "bad", not_connected: "poor" };

const lengthOf = (call, nowMs) => {
  if (call.duration_ms !== undefined) return toDuration(call.duration_ms);
  return call.call_status === "ongoing" ? toDuration(nowMs - call.start_timestamp) : "–";
};

const shortId = (id) => (id.length > 14 ? `${id.slice(0, 12)}…` : id);

function createRow(select) {
  return (first) => {
    const [status, started, length, reason, agent] = [el("span"), el("td"), el("td"), el("td"), el("td")];
    started.className = reason.className = agent.className = "wide";
    const id = first.call.call_id;
    const button = el(
      "button",
      { type: "button", class: "plain", title: id, onclick: () => select(id) },
      shortId(id),
    );
    const node = el("tr", {}, el("td", {}, status), el("td", {}, button), started, length, reason, agent);
    const update = ({ call, nowMs, isChosen }) => {
      setText(status, call.call_status.replace("_", " "));
      status.className = `status ${tones[call.call_status] ?? ""}`;
      setText(started, call.start_timestamp ? toDayAndTime(call.start_timestamp) : "–");
      setText(length, lengthOf(call, nowMs));
      setText(reason, call.disconnection_reason ?? "–");
      setText(agent, call.agent_name ?? call.agent_id);
      button.setAttribute("aria-pressed", String(isChosen));
      node.classList.toggle("chosen", isChosen);
    };
    return { node, update };
  };
}

export const calls = {
  id: "calls",
  title: "Calls",
  column: "main",
  mount({ body, run, control }) {
    const heads = ["Status", "Call", "-Started", "Length", "-Ended by", "-Agent"];
    const { node, rows } = table("Newest first; choose one to see it below", heads);
    const list = scroller("List of calls", node);
    const none = el("p", { class: "empty" }, "None yet. Press Talk to Doc in the app.");
    const details = createCallDetails({ run, control });
    body.append(none, list, details.node);
    let chosenId;
    let followedId;
    let last;

    const draw = async () => {
      const { calls: all = [], deliveries = [] } = last.vendors.retell ?? {};
      const nowMs = last.clock.now;
      const find = (id) => all.find((call) => call.call_id === id);
      // Until one is chosen, what goes on is followed, to its end and beyond.
      followedId = all.find((call) => call.call_status === "ongoing")?.call_id ?? followedId;
      const chosen = find(chosenId) ?? find(followedId) ?? all[0];
      show(none, all.length === 0);
      show(list, all.length > 0);
      const items = all.map((call) => ({ call, nowMs, isChosen: call === chosen }));
      keyed(rows, items, ({ call }) => call.call_id, createRow(choose));
      const own = deliveries.filter((delivery) => delivery.callId === chosen?.call_id);
      await details.update(chosen, own, nowMs);
    };
    const choose = (id) => {
      chosenId = id;
      return run(draw, "");
    };
    return (state) => {
      last = state;
      return draw();
    };
  },
};
