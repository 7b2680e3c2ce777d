import type { CSSProperties, Ref } from "react";

export type LampState = "idle" | "listening" | "speaking" | "dimmed" | "off";

type LampProps = {
  state: LampState;
  /** Doc's voice, 0..1. Leave it out to drive `--lamp-level` through `ref`, a frame at a time, with no render. */
  level?: number;
  /** The visitor's voice, 0..1; `--lamp-rim` likewise. */
  rim?: number;
  ref?: Ref<HTMLDivElement>;
  /** Size it with `[--lamp-size:12rem]`; 10rem otherwise. */
  className?: string;
};

/** The one light in the room. It says nothing that words beside it do not say, so it is hidden from screen readers. */
export function Lamp({ state, level, rim, ref, className = "" }: LampProps) {
  return (
    <div
      ref={ref}
      aria-hidden="true"
      data-state={state}
      className={`lamp ${className}`}
      style={drive(level, rim)}
    >
      <span className="lamp-glow" />
      <span className="lamp-cord" />
      <span className="lamp-unlit" />
      <span className="lamp-glass" />
      <span className="lamp-heart" />
      <span className="lamp-rim" />
      <span className="lamp-collar" />
    </div>
  );
}

function drive(level: number | undefined, rim: number | undefined): CSSProperties {
  return {
    ...(level === undefined ? {} : { "--lamp-level": clamp(level) }),
    ...(rim === undefined ? {} : { "--lamp-rim": clamp(rim) }),
  } as CSSProperties;
}

function clamp(value: number): number {
  return Math.min(1, Math.max(0, value));
}
