import { el, field } from "../dom.js";

export const retell = {
  id: "retell",
  title: "Retell's manner",
  column: "side",
  mount({ body, run, control }) {
    const limit = el("input", {
      type: "number",
      min: "0",
      max: "10000",
      step: "1",
      required: true,
      inputmode: "numeric",
    });
    const apply = () =>
      run(async () => {
        await control.post("/retell", { concurrencyLimit: Number(limit.value) });
        form.classList.remove("edited");
      }, "Applied.");
    const form = el(
      "form",
      {
        oninput: () => form.classList.add("edited"),
        onsubmit: (event) => {
          event.preventDefault();
          apply();
        },
      },
      field("Calls at once", limit),
      el("div", { class: "buttons" }, el("button", { type: "submit" }, "Apply")),
    );
    body.append(form);
    return ({ vendors }) => {
      if (form.classList.contains("edited") || !vendors.retell) return;
      limit.value = String(vendors.retell.concurrency.limit);
    };
  },
};
