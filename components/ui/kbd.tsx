import type { ReactNode } from "react";

export function Kbd({ children }: { children: ReactNode }) {
  return (
    <kbd className="inline-block min-w-6 rounded-[6px] border border-control-line px-1.5 text-center font-sans text-sm text-muted">
      {children}
    </kbd>
  );
}
