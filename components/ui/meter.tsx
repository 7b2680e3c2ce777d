import type { CSSProperties, Ref } from "react";

type MeterProps = {
  label: string;
  /**
   * 0..1. Leave it out to drive `--meter-level` through `ref`, a frame at a time, with no render: then it is for the
   * eyes alone, and words beside it must say what matters.
   */
  level?: number;
  ref?: Ref<HTMLDivElement>;
  className?: string;
};

/** A level that moves: how loud, how full. */
export function Meter({ label, level, ref, className = "" }: MeterProps) {
  const known = level === undefined ? undefined : Math.min(1, Math.max(0, level));
  return (
    <div
      ref={ref}
      className={`h-2 overflow-hidden rounded-full bg-raised inset-ring inset-ring-control-line forced-colors:border ${className}`}
      style={known === undefined ? undefined : ({ "--meter-level": known } as CSSProperties)}
    >
      <div className="h-full origin-left scale-x-[var(--meter-level,0)] bg-lamp forced-colors:bg-[Highlight]" />
      {known === undefined ? null : <meter className="sr-only" aria-label={label} value={known} />}
    </div>
  );
}
