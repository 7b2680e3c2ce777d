import type { Check, State } from "@/lib/ops/check";
import { dependencyName, type Standing } from "@/lib/ops/checks/dependencies";
import { worstOf } from "@/lib/ops/glance";

const heads: Record<State, string> = {
  ok: "Nothing is wrong.",
  warn: "Something is worth a look.",
  bad: "Something is wrong.",
};
const states: Record<Exclude<State, "ok">, { word: string; look: string }> = {
  warn: {
    word: "Look",
    look: "font-semibold underline decoration-lamp decoration-2 underline-offset-4",
  },
  bad: { word: "Wrong", look: "font-semibold text-live" },
};

type GlanceProps = {
  checks: readonly Check[];
  standings: readonly Standing[];
  asOf: string;
  /** Not all that the app stands on has answered yet: nothing is called well that may not be. */
  isAsking?: boolean;
};

/** The one question of the page, and its answer: what is not well in words, all the rest in figures. */
export function Glance({ checks, standings, asOf, isAsking = false }: GlanceProps) {
  const trouble = (["bad", "warn"] as const).flatMap((state) =>
    checks.filter((check) => check.state === state).map((check) => ({ ...check, state })),
  );
  const worst = worstOf(checks);
  // How those stand that the app stands on is told one by one below.
  const well = checks.filter(({ name, state }) => state === "ok" && name !== dependencyName);
  return (
    <>
      <p className="figures flex flex-wrap items-center gap-x-4 text-sm text-muted">
        Operators · {asOf} UTC{" "}
        <a href="/ops" className="inline-flex min-h-11 items-center print:hidden">
          <span className="link">Ask again</span>
        </a>
      </p>
      <h1 className="voice mt-1 text-2xl font-medium">
        {isAsking && worst === "ok" ? "Nothing is wrong so far." : heads[worst]}
      </h1>
      <p className="mt-2 text-muted">
        {sumOf(trouble.length, checks.length)}
        {isAsking ? <Asking /> : null}
      </p>
      {trouble.length === 0 ? null : (
        <ul className="mt-5 border-b border-line">
          {trouble.map(({ name, state, sentence, part }) => (
            <li key={name} className="grid grid-cols-[3.75rem_1fr] gap-x-3 border-t border-line py-2.5">
              <span className={states[state].look}>{states[state].word}</span>
              <p>
                <span className="font-semibold">{name}. </span>
                <span className="figures">{sentence}</span>{" "}
                {part ? (
                  <a href={`#${part}`} className="link whitespace-nowrap print:hidden">
                    See<span className="sr-only"> {name}</span>
                  </a>
                ) : null}
              </p>
            </li>
          ))}
        </ul>
      )}
      <dl className={`${cells} mt-6 grid-cols-2 sm:grid-cols-3 lg:grid-cols-4 print:grid-cols-4`}>
        {well.map(({ name, figure, sentence }) => (
          <Cell key={name} {...{ name, figure }} note={sentence} />
        ))}
      </dl>
      <h2 className="mt-5 font-semibold">{dependencyName}</h2>
      <dl className={`${cells} mt-2 grid-cols-3 lg:grid-cols-6 print:grid-cols-6`}>
        {standings.map(({ name, figure, state, vendor }) => (
          <Cell key={name} {...{ name, figure }} note={vendor} look={looks[state]} />
        ))}
      </dl>
    </>
  );
}

/** For as long as not all has answered; without scripts this is where it stays. */
function Asking() {
  return (
    <>
      {" "}
      What Doc stands on is being asked.
      <noscript>
        {" "}
        Without scripts,{" "}
        <a href="/api/health" className="link">
          its answers are here
        </a>
        .
      </noscript>
    </>
  );
}

const looks: Record<Standing["state"], string> = {
  ok: "font-medium",
  asked: "text-muted",
  warn: states.warn.look,
  bad: states.bad.look,
};
const cells = "grid gap-x-6 lg:gap-x-10";

type CellProps = { name: string; figure: string; note: string; look?: string };

function Cell({ name, figure, note, look = "font-medium" }: CellProps) {
  return (
    <div className="border-t border-line py-3 print:break-inside-avoid">
      <dt className="text-sm text-muted">{name}</dt>
      <dd className="figures">
        <span className={`block text-lg ${look}`}>{figure}</span>
        <span className="block text-sm text-muted">{note}</span>
      </dd>
    </div>
  );
}

function sumOf(trouble: number, all: number): string {
  if (trouble === 0) return `All ${all} checks are well.`;
  if (trouble === all) return "Nothing else can be told.";
  return `${trouble === 1 ? `One of ${all} checks needs` : `${trouble} of ${all} checks need`} you.`;
}
