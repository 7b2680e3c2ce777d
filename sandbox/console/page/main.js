import { control } from "./control.js";
import { el, setText } from "./dom.js";
import { createPanel } from "./panel.js";
import { calls } from "./panels/calls.js";
import { clock } from "./panels/clock.js";
import { faults } from "./panels/faults.js";
import { mailbox } from "./panels/mailbox.js";
import { phone } from "./panels/phone.js";
import { requests } from "./panels/requests.js";
import { reset } from "./panels/reset.js";
import { retell } from "./panels/retell.js";
import { running } from "./panels/running.js";

/**
 * One file a panel: `{id, title, column, mount}`. `mount({body, run, control})` fills the panel once and may
 * return a function that is given each new answer of /control/state.
 */
const panels = [phone, calls, requests, mailbox, running, faults, clock, retell, reset];

const EVERY_MS = 1000;
const connection = document.getElementById("connection");
const updates = [];
let timer;

async function poll() {
  clearTimeout(timer);
  try {
    const state = await control.get("/state");
    await Promise.all(updates.map((update) => update(state)));
    connection.classList.remove("wrong");
    setText(connection, "Live");
  } catch {
    connection.classList.add("wrong");
    setText(connection, "The sandbox does not answer. What is shown may be old.");
  }
  clearTimeout(timer);
  if (!document.hidden) timer = setTimeout(poll, EVERY_MS);
}

for (const { id, title, column, mount } of panels) {
  const { node, body, run } = createPanel(id, title);
  document.getElementById(`${column}-column`).append(node);
  document.getElementById("contents").append(el("li", {}, el("a", { href: `#${id}` }, title)));
  const update = mount({ body, run: (work, done) => run(work, done).then(poll), control });
  if (update) updates.push(update);
}
document.addEventListener("visibilitychange", poll);
void poll();
