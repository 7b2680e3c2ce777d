/** How every box that takes input looks; 16 px or more, so that phones do not zoom in on focus. */
export const control =
  "min-h-12 w-full rounded-md border border-control-line bg-surface px-4 text-base text-text " +
  "placeholder:text-muted transition-colors duration-200 hover:border-text focus-visible:rounded-md " +
  "aria-invalid:border-live disabled:opacity-45";
