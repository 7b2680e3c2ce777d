import type { ReactNode } from "react";

type SectionProps = { id: string; title: string; children: ReactNode };

/** A part of a page that reads: its title in the margin on wide screens, above the text on narrow ones. */
export function Section({ id, title, children }: SectionProps) {
  return (
    <section aria-labelledby={id} className="mx-auto w-full max-w-page px-6 py-10 sm:py-14 print:py-4">
      <div className="grid gap-x-12 gap-y-4 md:grid-cols-[1fr_2fr] print:block">
        <h2 id={id} className="voice scroll-mt-6 text-xl font-medium print:mb-2">
          {title}
        </h2>
        <div className="max-w-measure">{children}</div>
      </div>
    </section>
  );
}
