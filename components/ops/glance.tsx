import { type Check, type State, worstOf } from "@/lib/ops/glance";

const heads: Record<State, string> = {
  ok: "Nothing is wrong.",
  warn: "Something is worth a look.",
  bad: "Something is wrong.",
};
const states: Record<State, { word: string; look: string }> = {
  ok: { word: "Well", look: "text-muted" },
  warn: {
    word: "Look",
    look: "font-semibold text-text underline decoration-lamp decoration-2 underline-offset-4",
  },
  bad: { word: "Wrong", look: "font-semibold text-live" },
};
const order: State[] = ["bad", "warn", "ok"];

/** The one question of the page, and each of its answers; trouble first. */
export function Glance({ checks }: { checks: readonly Check[] }) {
  const sorted = [...checks].sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
  return (
    <section aria-labelledby="glance">
      <h2 id="glance" className="voice text-xl font-medium">
        {heads[worstOf(checks)]}
      </h2>
      <ul className="mt-3 grid gap-x-10 lg:grid-cols-2">
        {sorted.map(({ name, state, sentence }) => (
          <li key={name} className="grid grid-cols-[3.5rem_1fr] gap-x-3 border-t border-line py-2 text-sm">
            <span className={states[state].look}>{states[state].word}</span>
            <p>
              <span className="font-medium">{name}. </span>
              <span className="figures text-muted">{sentence}</span>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
