import type { ReactNode } from "react";

type FigureProps = { value: ReactNode; label: string; className?: string };

/** One large number and the words that say what it counts. */
export function Figure({ value, label, className = "" }: FigureProps) {
  return (
    <p className={`flex flex-col ${className}`}>
      <span className="voice figures text-3xl font-medium">{value}</span>
      <span className="text-sm text-muted">{label}</span>
    </p>
  );
}
