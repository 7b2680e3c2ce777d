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
  const at = steps.findIndex(({ name }) => name === state.name);
  return (
    <ol aria-label="How far the call is" className="figures flex flex-wrap gap-x-2 text-sm">
      {steps.map(({ name, label }, index) => (
        <li
          key={name}
          aria-current={index === at ? "step" : undefined}
          className={index === at ? "font-semibold" : "text-muted"}
        >
          {label}
          {name === "asked" ? ` ${toTime(state.call.askedAtMs)}` : ""}
          {index < steps.length - 1 ? <span aria-hidden="true"> ·</span> : null}
        </li>
      ))}
    </ol>
  );
}
