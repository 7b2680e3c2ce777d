import type { Route } from "next";
import type { ButtonHTMLAttributes, MouseEvent, ReactNode, Ref } from "react";
import { Spinner } from "./spinner";

export type ButtonKind = "lamp" | "quiet" | "live";

const shape =
  "relative inline-flex min-h-12 items-center justify-center rounded-full px-7 text-base font-semibold select-none " +
  "transition-colors duration-200 ease-enter focus-visible:rounded-full " +
  // Forced colours take the fill away, and with it the only edge of two kinds.
  "forced-colors:border print:hidden";

const kinds: Record<ButtonKind, string> = {
  lamp: "bg-lamp text-on-lamp hover:bg-lamp-strong",
  quiet: "border border-control-line text-text hover:bg-raised",
  live: "bg-live text-on-live hover:bg-live-strong",
};

type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & {
  kind?: ButtonKind;
  /** Keeps focus, size and name, refuses clicks, and says it is busy. */
  loading?: boolean;
  ref?: Ref<HTMLButtonElement>;
};

export function Button({
  kind = "lamp",
  loading = false,
  className = "",
  onClick,
  children,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      onClick={loading ? refuse : onClick}
      aria-disabled={loading || undefined}
      aria-busy={loading || undefined}
      className={`${shape} ${kinds[kind]} disabled:opacity-45 ${className}`}
    >
      <span className={loading ? "opacity-0" : undefined}>{children}</span>
      {loading ? <Spinner className="absolute" /> : null}
    </button>
  );
}

type ButtonLinkProps = {
  href: Route;
  kind?: ButtonKind;
  className?: string;
  children: ReactNode;
};

/** A plain link: pages are made per request, so the router would prefetch nothing and cost 10 kB on each. */
export function ButtonLink({ href, kind = "lamp", className = "", children }: ButtonLinkProps) {
  return (
    <a href={href} className={`${shape} ${kinds[kind]} ${className}`}>
      {children}
    </a>
  );
}

function refuse(event: MouseEvent) {
  event.preventDefault();
  event.stopPropagation();
}
