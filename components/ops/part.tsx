import type { ReactNode } from "react";

type PartProps = { id: string; title: string; children: ReactNode };

/** A part of the operators' page below its own heading, which links from the glance lead to. */
export function Part({ id, title, children }: PartProps) {
  return (
    <section aria-labelledby={id} className="border-t border-line py-6">
      <h2 id={id} className="voice scroll-mt-4 text-xl font-medium">
        {title}
      </h2>
      {children}
    </section>
  );
}
