import type { Ref, SelectHTMLAttributes } from "react";
import { control } from "./control";

type SelectProps = SelectHTMLAttributes<HTMLSelectElement> & { ref?: Ref<HTMLSelectElement> };

/** The system's own list, in our clothes. */
export function Select({ className = "", children, ...rest }: SelectProps) {
  return (
    <span className={`relative block ${className}`}>
      <select {...rest} className={`${control} appearance-none truncate pe-11`}>
        {children}
      </select>
      <svg
        viewBox="0 0 12 8"
        aria-hidden="true"
        className="pointer-events-none absolute end-4 top-1/2 w-3 -translate-y-1/2"
      >
        <path
          d="M1 1.5 6 6.5 11 1.5"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.75"
          strokeLinecap="round"
        />
      </svg>
    </span>
  );
}
