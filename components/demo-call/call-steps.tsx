import type { CallState } from "./call-status";
import { toTime } from "./clock-time";

const steps = [
  { name: "asked", label: "Asked" },
  { name: "calling", label: "Calling" },
  { name: "live", label: "On the call" },
  { name: "ended", label: "Over" },
] as const;

/** The way of the call, with the step that it is at. */
export function CallSteps({ state }: { state: CallState }) {
  const taken = steps.filter(({ name }) => name !== "live" || mayHaveBeenLive(state));
  const at = taken.findIndex(({ name }) => name === state.name);
  return (
    <ol aria-label="How far the call is" className="figures flex flex-wrap text-sm">
      {taken.map(({ name, label }, index) => (
        <li
          key={name}
          aria-current={index === at ? "step" : undefined}
          className={index === at ? "font-semibold" : "text-muted"}
        >
          {label}
          {name === "asked" ? <span className="max-sm:sr-only"> {toTime(state.call.askedAtMs)}</span> : null}
          {index < taken.length - 1 ? (
            <span aria-hidden="true" className="px-1.5 font-normal text-muted sm:px-2">
              ·
            </span>
          ) : null}
        </li>
      ))}
    </ol>
  );
}

/** A call that nobody answered was never on. */
const mayHaveBeenLive = (state: CallState) =>
  state.name !== "ended" || state.view.startedAt !== null || state.view.captions.length > 0;
