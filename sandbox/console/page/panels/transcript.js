import { el, keyed, setText, show } from "../dom.js";
import { toDuration } from "../format.js";

/** A call's words, turn by turn; the last one grows. */
export function createTranscript(names) {
  const list = el("ol", { class: "transcript" });
  const none = el("p", { class: "empty" });
  const create = () => {
    const [who, when, text] = [el("b"), el("span", { class: "muted" }), el("span", { class: "words" })];
    const node = el("li", {}, el("p", { class: "who" }, who, " ", when), text);
    const update = ({ turn }) => {
      node.className = turn.role;
      setText(who, names[turn.role] ?? turn.role);
      setText(when, turn.words[0] ? toDuration(turn.words[0].start * 1000) : "");
      setText(text, turn.content);
    };
    return { node, update };
  };
  const update = (callId, transcript, emptyText) => {
    const turns = transcript ?? [];
    show(none, turns.length === 0);
    setText(none, emptyText);
    keyed(
      list,
      turns.map((turn, place) => ({ turn, place })),
      ({ place }) => `${callId} ${place}`,
      create,
    );
  };
  return { node: el("div", {}, none, list), update };
}
