/** A call by its vendor's id, which says nothing of whose it is. */
export function CallLink({ callId }: { callId: string }) {
  return (
    <a
      href={`/ops/calls/${encodeURIComponent(callId)}`}
      className="inline-flex min-h-11 min-w-11 items-center font-normal wrap-anywhere"
    >
      <span className="link">{callId}</span>
    </a>
  );
}
