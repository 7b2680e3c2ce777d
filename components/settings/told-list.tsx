import { LocalTime } from "@/components/ui/local-time";
import type { AiContext } from "@/types/account";

/** Word for word what would be sent with the next call. */
export function ToldList({ context }: { context: AiContext }) {
  const { userName, summaries } = context;
  return (
    <div className="space-y-3">
      <p className="text-muted">
        {userName === "" ? "No name." : `That you are called ${userName}.`}
        {summaries.length === 0 ? " Nothing of what you have said." : ""}
      </p>
      {summaries.length === 0 ? null : (
        <ol className="divide-y divide-line border-y border-line">
          {summaries.map(({ callId, at, text }) => (
            <li key={callId} className="py-3">
              <a href={`/calls/${callId}`} className="link inline-flex min-h-11 items-center text-sm">
                <LocalTime iso={at} manner="short" />
              </a>
              <p className="[overflow-wrap:anywhere]">{text}</p>
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}
