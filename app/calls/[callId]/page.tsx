import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Recap } from "@/components/calls/recap";
import { LateCallClips } from "@/components/clips/late-call-clips";
import { Feedback } from "@/components/feedback/feedback";
import { SiteFooter } from "@/components/site/site-footer";
import { SiteHeader } from "@/components/site/site-header";
import { ButtonLink } from "@/components/ui/button";
import { withAsker } from "@/lib/auth/session";
import { getCall } from "@/lib/calls/get-call";
import { listClips } from "@/lib/clips/list-clips";
import { AppError } from "@/lib/errors";
import { policy } from "@/lib/limits/policy";
import type { Asker } from "@/types/identity";

export const metadata: Metadata = { title: "Your talk", robots: { index: false, follow: false } };

type CallPageProps = { params: Promise<{ callId: string }> };

export default async function CallPage({ params }: CallPageProps) {
  const { callId } = await params;
  const { asker, call } = await ownCall(callId);
  const clips = asker.user && call.belongsTo === "account" ? await listClips(call.callId, asker.user) : [];
  const hours = policy.retention.unconsentedHours;
  return (
    <>
      <SiteHeader isSignedIn={asker.user !== undefined} />
      <main className="mx-auto w-full max-w-page grow px-6 pt-2 pb-14 sm:pt-6">
        <a
          href="/calls"
          className="mb-2 print:hidden inline-flex min-h-11 items-center text-sm text-muted sm:mb-4"
        >
          <span className="link">Your calls</span>
        </a>
        <Recap initial={call} nowMs={Date.now()} retentionHours={hours}>
          <div className="print:hidden">
            {clips.length > 0 ? <LateCallClips callId={call.callId} clips={clips} /> : null}
          </div>
          <div id="after-the-talk" tabIndex={-1} className="mt-4 border-t border-line py-8 print:hidden">
            <Feedback initial={call} nowMs={Date.now()} retentionHours={hours} />
            <ButtonLink href="/talk" kind="quiet">
              Talk again
            </ButtonLink>
          </div>
        </Recap>
      </main>
      <SiteFooter />
    </>
  );
}

/** Somebody else's call and none at all look the same from here; while it cannot be told who asks, the page fails. */
async function ownCall(callId: string) {
  try {
    return await withAsker(async (asker: Asker) => ({ asker, call: await getCall(callId, asker) }));
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  }
}
