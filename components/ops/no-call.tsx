/** Instead of a call's story while the database does not answer. */
export function NoCall({ callId }: { callId: string }) {
  return (
    <>
      <h1 className="voice text-2xl font-medium">The database did not answer.</h1>
      <p className="mt-2 text-sm wrap-anywhere text-muted">{callId}</p>
      <p className="mt-5">
        So of this call nothing can be said, not even whether there is one. How the rest stands is told on the
        page before.
      </p>
      <a
        href={`/ops/calls/${encodeURIComponent(callId)}`}
        className="inline-flex min-h-11 items-center print:hidden"
      >
        <span className="link">Ask again</span>
      </a>
    </>
  );
}
