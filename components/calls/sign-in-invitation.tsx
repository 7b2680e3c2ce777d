import { ButtonLink } from "@/components/ui/button";
import type { CallListItem } from "@/types/call";
import { CallRow } from "./call-row";

type SignInInvitationProps = { lastCall: CallListItem | undefined; nowMs: number; retentionHours: number };

/** For who is not signed in: what an account would hold, and the one call that this browser can show without one. */
export function SignInInvitation({ lastCall, nowMs, retentionHours }: SignInInvitationProps) {
  return (
    <>
      <p className="mt-5 max-w-measure text-muted">
        An account is your e-mail and a code, nothing more. It holds your calls, lets you find what was said,
        and keeps the ones you ask it to; all others are erased after {retentionHours} hours either way.
      </p>
      <div className="mt-8">
        <ButtonLink href="/sign-in?next=/calls">Sign in</ButtonLink>
      </div>
      {lastCall ? (
        <section aria-labelledby="last-call" className="mt-12">
          <h2 id="last-call" className="text-sm font-semibold">
            The last call in this browser
          </h2>
          <ol className="mt-3 border-t border-line">
            <CallRow call={lastCall} nowMs={nowMs} retentionHours={retentionHours} />
          </ol>
        </section>
      ) : null}
    </>
  );
}
