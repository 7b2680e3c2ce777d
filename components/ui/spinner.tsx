import { VisuallyHidden } from "./visually-hidden";

type SpinnerProps = {
  /** Read out when the spinner stands alone; inside a busy control leave it out. */
  label?: string;
  className?: string;
};

/** A turning arc; without motion, a still one. */
export function Spinner({ label, className = "" }: SpinnerProps) {
  return (
    <span className={`inline-flex ${className}`}>
      <svg viewBox="0 0 24 24" aria-hidden="true" className="size-5 animate-turn motion-reduce:animate-none">
        <circle cx="12" cy="12" r="9" fill="none" stroke="currentColor" strokeWidth="2.5" opacity="0.3" />
        <path
          d="M12 3a9 9 0 0 1 9 9"
          fill="none"
          stroke="currentColor"
          strokeWidth="2.5"
          strokeLinecap="round"
        />
      </svg>
      {label ? <VisuallyHidden>{label}</VisuallyHidden> : null}
    </span>
  );
}
