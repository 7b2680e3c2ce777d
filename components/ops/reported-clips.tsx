import { capitalized, toCounted, toUtc } from "@/lib/ops/words";
import type { ReportedClip } from "@/types/clip";
import { CallLink } from "./call-link";
import { Part } from "./part";
import { StatusLine } from "./status-line";
import { TakeDownButton } from "./take-down-button";

/** Clips that somebody reported, the newest report first; nothing where there are none. Paper has none of the reporters' words. */
export function ReportedClips({ reported }: { reported: readonly ReportedClip[] }) {
  if (reported.length === 0) return null;
  return (
    <Part id="reported-clips" title="Reported clips">
      <p className="mt-2 max-w-measure text-sm text-muted">
        What was said is not shown here.{" "}
        <span className="print:hidden">The reason is in the words of whoever had the link.</span>
        <span className="hidden print:inline">Reasons are not printed.</span>
      </p>
      <StatusLine>
        <ul className="mt-3">
          {reported.map((clip) => (
            <li
              key={clip.clipId}
              className="flex flex-wrap items-center justify-between gap-x-8 gap-y-2 border-t border-line py-3 text-sm"
            >
              <div className="min-w-0 flex-1 basis-80">
                <p className="max-w-measure font-medium wrap-anywhere print:hidden">
                  {clip.reason ? `“${clip.reason}”` : "No reason was given."}
                </p>
                <p className="figures text-muted">
                  {capitalized(toCounted(clip.reports, "report"))}, the last{" "}
                  {toUtc(clip.reportedAt.toISOString())}.{" "}
                  {clip.isLive ? "It can still be seen." : "It can be seen no more."}
                </p>
                <p className="flex flex-wrap items-center gap-x-5 text-muted">
                  <span className="wrap-anywhere">{clip.clipId}</span>
                  <CallLink callId={clip.callId} />
                </p>
              </div>
              {clip.isLive ? <TakeDownButton clipId={clip.clipId} /> : null}
            </li>
          ))}
        </ul>
      </StatusLine>
    </Part>
  );
}
