import { el, field, keyed, select, setText } from "../dom.js";

const presets = [
  ["Retell 500 once", { vendor: "retell", path: "/v2/create-web-call", status: 500, times: 1 }],
  ["Retell full (429) once", { vendor: "retell", path: "/v2/create-web-call", status: 429, times: 1 }],
  ["Dialling fails (500) once", { vendor: "retell", path: "/v2/create-phone-call", status: 500, times: 1 }],
  [
    "It rings, the answer is lost, once",
    { vendor: "retell", path: "/v2/create-phone-call", drop: true, after: true, times: 1 },
  ],
  ["Retell slow, 250 ms", { vendor: "retell", delayMs: 250 }],
  ["Retell cut off", { vendor: "retell", drop: true }],
  ["Webhooks twice", { vendor: "retell", duplicate: 1 }],
  ["Webhooks reordered", { vendor: "retell", reorder: true }],
  ["Database down", { vendor: "supabase", status: 503 }],
  ["Database slow, 1 s", { vendor: "supabase", delayMs: 1000 }],
];

/** What a fault does, and the number it needs, if it needs one. */
const kinds = {
  status: { name: "answers with status", number: { min: 400, max: 599, value: 500 } },
  delayMs: { name: "waits, milliseconds", number: { min: 0, max: 600_000, value: 250 } },
  drop: { name: "cuts the connection" },
  nonsense: { name: "answers nonsense (a web page)" },
  duplicate: { name: "webhooks: extra copies", number: { min: 1, max: 100, value: 1 }, isWebhook: true },
  reorder: { name: "webhooks: sent after the next", isWebhook: true },
};

function toWords(fault) {
  const effects = [
    fault.after && "does what it is asked",
    fault.status && `answers ${fault.status}`,
    fault.delayMs !== undefined && `waits ${fault.delayMs} ms`,
    fault.drop && "cuts the connection",
    fault.nonsense && "answers nonsense",
    fault.duplicate && `sends webhooks ${fault.duplicate + 1} times`,
    fault.reorder && "holds a webhook until the next is sent",
  ];
  const where = `${fault.vendor}${fault.path ? ` ${fault.path}` : ""}`;
  const often = fault.times ? `${fault.times} more ${fault.times === 1 ? "time" : "times"}` : "until cleared";
  return `${where}: ${effects.filter(Boolean).join(", ")}; ${often}`;
}

function createForm(add) {
  const vendor = el("select");
  const kind = select(Object.entries(kinds).map(([value, { name }]) => [value, name]));
  const amount = el("input", { type: "number", step: "1", required: true });
  const path = el("input", { type: "text", autocomplete: "off", spellcheck: "false" });
  const after = el("input", { type: "checkbox" });
  const afterField = field("Only after doing what it is asked", after, "switch");
  const times = el("input", { type: "number", min: "1", step: "1" });
  const amountField = field("How much", amount, "short");
  const follow = () => {
    const { number, isWebhook } = kinds[kind.value];
    afterField.hidden = after.disabled = Boolean(isWebhook);
    amountField.hidden = !number;
    amount.required = amount.disabled = false;
    if (!number) amount.disabled = true;
    else Object.assign(amount, { required: true, min: number.min, max: number.max, value: number.value });
  };
  kind.addEventListener("change", follow);
  follow();
  const submit = (event) => {
    event.preventDefault();
    const fault = {
      vendor: vendor.value,
      [kind.value]: kinds[kind.value].number ? Number(amount.value) : true,
    };
    if (after.checked && !after.disabled) fault.after = true;
    if (path.value.trim()) fault.path = path.value.trim();
    if (times.value) fault.times = Number(times.value);
    add(fault);
  };
  const node = el(
    "form",
    { onsubmit: submit },
    field("Vendor", vendor),
    field("What it does", kind),
    amountField,
    afterField,
    field("Path, or a webhook's event; empty: all", path),
    field("Times; empty: until cleared", times),
    el("div", { class: "buttons" }, el("button", { type: "submit" }, "Add fault")),
  );
  const setVendors = (names) =>
    keyed(
      vendor,
      names,
      (name) => name,
      (name) => ({ node: el("option", { value: name }, name) }),
    );
  return { node, setVendors };
}

export const faults = {
  id: "faults",
  title: "Faults",
  column: "side",
  mount({ body, run, control }) {
    const add = (fault) => run(() => control.post("/faults", fault), `Added. ${toWords(fault)}.`);
    const list = el("ul", { class: "lines" });
    const none = el("p", { class: "empty" }, "None. Everything answers as it should.");
    const clear = el(
      "button",
      { type: "button", onclick: () => run(() => control.delete("/faults"), "All faults are gone.") },
      "Clear all",
    );
    const quick = presets.map(([name, fault]) =>
      el("button", { type: "button", onclick: () => add(fault) }, name),
    );
    const form = createForm(add);
    body.append(
      none,
      list,
      el("div", { class: "buttons" }, clear),
      el("h3", {}, "Add one"),
      el("div", { class: "buttons", role: "group", "aria-label": "Ready-made faults" }, ...quick),
      el("details", {}, el("summary", {}, "One of your own"), form.node),
    );
    return (state) => {
      none.hidden = state.faults.length > 0;
      list.hidden = clear.parentNode.hidden = state.faults.length === 0;
      form.setVendors(Object.keys(state.vendors));
      const rows = state.faults.map((fault, place) => ({ fault, place }));
      keyed(
        list,
        rows,
        ({ place }) => place,
        () => {
          const node = el("li");
          return { node, update: ({ fault }) => setText(node, toWords(fault)) };
        },
      );
    };
  },
};
