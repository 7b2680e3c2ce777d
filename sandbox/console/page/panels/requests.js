import { el, field, keyed, scroller, setText, show, table } from "../dom.js";
import { toTime } from "../format.js";

const SHOWN = 200;

const isSame = (a, b) => a.at === b.at && a.vendor === b.vendor && a.method === b.method && a.path === b.path;

/**
 * The journal as far as it is known here. Asks only for what is new, and for what was not answered yet (status 0). The
 * journal only grows, so an answer that does not begin with what is known means that it was cleared.
 */
function createJournal(control) {
  let known = [];
  let keys = 0;
  const fetchSince = async (since) => (await control.get(`/requests?since=${since}`)).requests;

  return async () => {
    const open = known.find((entry) => entry.status === 0) ?? known.at(-1);
    const from = open ? known.findIndex((entry) => entry.at >= open.at) : 0;
    const old = known.slice(from);
    const answer = await fetchSince(open?.at ?? 0);
    const hasGrown = old.every((entry, i) => answer[i] && isSame(entry, answer[i]));
    const fresh = hasGrown ? answer : await fetchSince(0);
    for (const [i, entry] of fresh.entries()) {
      keys += 1;
      entry.key = hasGrown && old[i] ? old[i].key : keys;
    }
    known = [...(hasGrown ? known.slice(0, from) : []), ...fresh].slice(-5000);
    return known;
  };
}

const classOf = (status) => (status >= 500 ? "bad" : status >= 400 ? "poor" : status === 0 ? "now" : "good");

function createRow(entry) {
  const request = el(
    "td",
    { class: "request" },
    el("b", {}, entry.method),
    " ",
    el("span", { class: "muted" }, `/${entry.vendor}`),
    entry.path,
  );
  if (entry.body !== undefined) {
    const body = el("pre", { tabindex: "0" });
    const open = () =>
      setText(body, typeof entry.body === "string" ? entry.body : JSON.stringify(entry.body, null, 2));
    request.append(el("details", { ontoggle: open }, el("summary", {}, "Body"), body));
  }
  const status = el("span");
  const node = el("tr", {}, el("td", { class: "time" }, toTime(entry.at)), el("td", {}, status), request);
  const update = (now) => {
    status.className = `status ${classOf(now.status)}`;
    setText(status, now.status === 0 ? "open" : String(now.status));
  };
  return { node, update };
}

export const requests = {
  id: "requests",
  title: "Requests",
  column: "main",
  mount({ body, control }) {
    const update = createJournal(control);
    const vendor = el("select");
    const path = el("input", { type: "search", autocomplete: "off", spellcheck: "false" });
    const pause = el("input", { type: "checkbox", role: "switch" });
    const { node, rows } = table("What reached the stand-ins, newest first", ["Time", "Status", "Request"]);
    const list = scroller("List of requests", node);
    const count = el("p", { class: "hint" });
    let all = [];
    const draw = () => {
      const wanted = path.value.trim().toLowerCase();
      const found = all.filter(
        (entry) =>
          (!vendor.value || entry.vendor === vendor.value) && entry.path.toLowerCase().includes(wanted),
      );
      const shown = found.slice(-SHOWN).reverse();
      show(list, shown.length > 0);
      const capped = found.length > SHOWN ? `, the newest ${SHOWN} shown` : "";
      setText(count, all.length === 0 ? "None yet." : `${found.length} of ${all.length}${capped}.`);
      keyed(rows, shown, (entry) => entry.key, createRow);
    };
    for (const input of [vendor, path]) input.addEventListener("input", draw);
    body.append(
      el(
        "div",
        { class: "filters" },
        field("Vendor", vendor, "short"),
        field("Path has", path),
        field("Pause", pause, "switch"),
      ),
      count,
      list,
    );
    return async (state) => {
      const vendors = ["", ...Object.keys(state.vendors)];
      keyed(
        vendor,
        vendors,
        (name) => name,
        (name) => ({ node: el("option", { value: name }, name || "all") }),
      );
      if (pause.checked) return;
      all = await update();
      draw();
    };
  },
};
