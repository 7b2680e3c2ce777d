"use client";

import { type InputHTMLAttributes, type ReactNode, type Ref, useId } from "react";

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
          className="mt-0.5 size-5 shrink-0 accent-lamp"
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
