"use client";

import { type InputHTMLAttributes, type ReactNode, type Ref, useId } from "react";

/** Drawn here, since a browser paints an empty box in colours of its own; with forced colours the browser's box is best. */
const box =
  "appearance-none rounded-[0.25rem] border border-control-line bg-surface transition-colors duration-200 hover:border-text " +
  "checked:border-lamp checked:bg-lamp aria-invalid:not-checked:border-live forced-colors:appearance-auto " +
  "before:block before:size-full before:bg-on-lamp before:opacity-0 checked:before:opacity-100 " +
  "before:[clip-path:polygon(19%_49%,10%_59%,40%_87%,90%_25%,80%_15%,38%_67%)] forced-colors:before:hidden";

type CheckboxProps = Omit<InputHTMLAttributes<HTMLInputElement>, "type"> & {
  label: ReactNode;
  hint?: string | undefined;
  error?: string | undefined;
  ref?: Ref<HTMLInputElement>;
};

/** A box and its words; the words are part of the target. */
export function Checkbox({ label, hint, error, className = "", ...rest }: CheckboxProps) {
  const id = useId();
  const described = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ");
  return (
    <div className={className}>
      <div className="flex min-h-11 items-start gap-3 py-2">
        <input
          {...rest}
          id={id}
          type="checkbox"
          aria-describedby={described || undefined}
          aria-invalid={error ? true : undefined}
          className={`mt-0.5 size-5 shrink-0 ${box}`}
        />
        <label htmlFor={id} className="-my-2.5 py-2.5">
          {label}
        </label>
      </div>
      {hint ? (
        <p id={`${id}-hint`} className="ps-8 text-sm text-muted">
          {hint}
        </p>
      ) : null}
      <p id={`${id}-error`} aria-live="polite" className="ps-8 text-sm text-live">
        {error}
      </p>
    </div>
  );
}
