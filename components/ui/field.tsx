"use client";

import { type ReactNode, useId } from "react";

/** What a control must carry to be tied to its label, hint and error. */
export type Wiring = {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
};

type FieldProps = {
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  /** Gets the wiring and gives the control: `{(wiring) => <TextInput {...wiring} name="email" />}`. */
  children: (wiring: Wiring) => ReactNode;
};

/** A label above a control, a hint between, an error below that is read out when it appears. */
export function Field({ label, hint, error, children }: FieldProps) {
  const id = useId();
  const hintId = `${id}-hint`;
  const errorId = `${id}-error`;
  const described = [hint ? hintId : "", error ? errorId : ""].filter(Boolean).join(" ");
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="text-sm font-medium">
        {label}
      </label>
      {hint ? (
        <p id={hintId} className="text-sm text-muted">
          {hint}
        </p>
      ) : null}
      {children({ id, "aria-describedby": described || undefined, "aria-invalid": error ? true : undefined })}
      <p id={errorId} aria-live="polite" className="min-h-6 text-sm text-live">
        {error}
      </p>
    </div>
  );
}
