import { el, keyed, setText, show } from "../dom.js";
import { toTime } from "../format.js";

const codeIn = (text) => /\b\d{6,10}\b/.exec(text)?.[0];

/** A mail, opened on demand: its HTML in a frame that may do nothing, its text beside it. */
function createMail(mail, run) {
  const code = codeIn(mail.text);
  const copy = () => run(() => navigator.clipboard.writeText(code), "Copied.");
  const body = el("div", { class: "mail-body" });
  const open = ({ target }) => {
    if (!target.open) return body.replaceChildren();
    body.replaceChildren(
      el("iframe", {
        src: `/control/mailbox/${mail.id}/html`,
        sandbox: "",
        title: `Mail to ${mail.to}`,
        referrerpolicy: "no-referrer",
      }),
      el("details", {}, el("summary", {}, "As text"), el("pre", { tabindex: "0" }, mail.text)),
    );
  };
  const node = el(
    "li",
    { class: "mail" },
    el(
      "div",
      { class: "mail-head" },
      el("b", {}, mail.to),
      el("span", { class: "muted" }, toTime(mail.at)),
      code &&
        el(
          "span",
          { class: "mail-code" },
          el("output", { class: "figure", "aria-label": `Code for ${mail.to}` }, code),
          el("button", { type: "button", onclick: copy, "aria-label": `Copy code ${code}` }, "Copy"),
        ),
    ),
    el("details", { ontoggle: open }, el("summary", {}, mail.subject), body),
  );
  return { node };
}

/** What would have been mailed. */
export const mailbox = {
  id: "mailbox",
  title: "Mailbox",
  column: "side",
  mount({ body, run, control }) {
    const none = el("p", { class: "empty" }, "No mail yet. Sign in to Doc, and the code comes here.");
    const list = el("ul", { class: "mails" });
    const count = el("p", { class: "unseen", role: "status" });
    body.append(none, list, count);
    let seen = "";
    return async ({ pid, vendors }) => {
      const { mails = 0, lastMailAt = 0 } = vendors.supabase?.auth ?? {};
      const now = `${pid} ${mails} ${lastMailAt}`;
      if (now === seen) return;
      const answer = await control.get("/mailbox");
      show(none, answer.mails.length === 0);
      keyed(
        list,
        answer.mails.slice(0, 20),
        (mail) => mail.id,
        (mail) => createMail(mail, run),
      );
      if (seen !== "" && answer.mails[0]) setText(count, `A mail to ${answer.mails[0].to} came.`);
      seen = now;
    };
  },
};
