import { el, setText } from "./dom.js";

/** A titled section. What its buttons did is said in a line of its own. */
export function createPanel(id, title) {
  const said = el("p", { class: "said", role: "status" });
  const body = el("div", { class: "panel-body" });
  const node = el(
    "section",
    { class: "panel", id, "aria-labelledby": `${id}-title` },
    el("h2", { id: `${id}-title` }, title),
    body,
    said,
  );
  let isBusy = false;

  /** Runs what a button does, once at a time, and says what came of it. */
  const run = async (work, done) => {
    if (isBusy) return;
    isBusy = true;
    said.classList.remove("wrong");
    try {
      await work();
      setText(said, done);
    } catch (error) {
      said.classList.add("wrong");
      setText(said, error.message);
    } finally {
      isBusy = false;
    }
  };
  return { node, body, run };
}
