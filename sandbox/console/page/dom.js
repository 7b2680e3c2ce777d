/** An element with attributes, `on...` handlers and children. Strings become text, never markup. */
export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.filter((child) => child !== undefined));
  return node;
}

/** Writes only what changed, so that selections and screen readers are left alone. */
export function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

export function show(node, isShown) {
  if (node.hidden === isShown) node.hidden = !isShown;
}

const made = new WeakMap();

/**
 * Makes a parent's children follow `items`. `create` is called once a key and gives `{node, update}`, so that a row
 * keeps its focus, its opened body and its playing audio while its text changes.
 */
export function keyed(parent, items, keyOf, create) {
  const old = made.get(parent) ?? new Map();
  const next = new Map();
  for (const item of items) {
    const key = keyOf(item);
    const row = old.get(key) ?? create(item);
    row.update?.(item);
    next.set(key, row);
  }
  for (const [key, row] of old) if (!next.has(key)) row.node.remove();
  let place = parent.firstChild;
  for (const { node } of next.values()) {
    if (node === place) place = place.nextSibling;
    else parent.insertBefore(node, place);
  }
  made.set(parent, next);
}

/** A table with a caption and column heads; `rows` is its body. A head written "-Name" is left out on narrow screens. */
export function table(caption, heads) {
  const rows = el("tbody");
  const cells = heads.map((head) => {
    const isWide = head.startsWith("-");
    return el("th", { scope: "col", class: isWide ? "wide" : undefined }, isWide ? head.slice(1) : head);
  });
  const node = el("table", {}, el("caption", {}, caption), el("thead", {}, el("tr", {}, ...cells)), rows);
  return { node, rows };
}

/** Scrolls by itself when it grows long, by keyboard too. */
export function scroller(name, content) {
  return el("div", { class: "scroller", role: "region", "aria-label": name, tabindex: "0" }, content);
}

let fields = 0;

/** A label and its input, select or textarea. */
export function field(label, input, className = "") {
  fields += 1;
  input.id = `field-${fields}`;
  return el("div", { class: `field ${className}` }, el("label", { for: input.id }, label), input);
}

export function select(options) {
  return el("select", {}, ...options.map(([value, text]) => el("option", { value }, text)));
}
