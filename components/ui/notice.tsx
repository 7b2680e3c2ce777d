import type { ReactNode } from "react";

export type NoticeKind = "plain" | "fine" | "trouble";

const marks: Record<NoticeKind, string> = {
  plain: "border-line",
  fine: "border-fine",
  trouble: "border-live",
};

type NoticeProps = {
  kind?: NoticeKind;
  /** Kept mounted and empty until there is something to say, so that screen readers hear it arrive. */
  children?: ReactNode;
  className?: string;
};

/** Something that happened, said once. Trouble interrupts; the rest waits its turn. */
export function Notice({ kind = "plain", children, className = "" }: NoticeProps) {
  const box = `rounded-md border bg-surface px-4 py-3 animate-enter ${marks[kind]}`;
  return (
    <div role={kind === "trouble" ? "alert" : "status"} className={className}>
      {children ? <div className={box}>{children}</div> : null}
    </div>
  );
}
