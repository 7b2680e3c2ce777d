/** `byline`: classes for the second half, where there is no room for it on the narrowest screens. */
export function Wordmark({ byline = "" }: { byline?: string }) {
  return (
    <a href="/" className="inline-flex min-h-11 items-baseline gap-2 py-2">
      <span className="voice text-xl font-semibold">Doc</span>{" "}
      <span className={`text-sm text-muted ${byline}`}>by Kenstera</span>
    </a>
  );
}
