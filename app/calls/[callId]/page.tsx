import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Recap } from "@/components/calls/recap";
import { SiteFooter } from "@/components/site/site-footer";
import { SiteHeader } from "@/components/site/site-header";
import { ButtonLink } from "@/components/ui/button";
import { readAsker } from "@/lib/auth/session";
import { getCall } from "@/lib/calls/get-call";
import { AppError } from "@/lib/errors";
import { policy } from "@/lib/limits/policy";

export const metadata: Metadata = { title: "Your talk", robots: { index: false, follow: false } };

type CallPageProps = { params: Promise<{ callId: string }> };

export default async function CallPage({ params }: CallPageProps) {
  const { callId } = await params;
  const call = await ownCall(callId);
  const hours = policy.retention.unconsentedHours;
  return (
    <>
      <SiteHeader />
      <main className="mx-auto w-full max-w-page grow px-6 pt-6 pb-14 sm:pt-12">
        <Recap initial={call} nowMs={Date.now()} retentionHours={hours} />
        <div
          id="after-the-talk"
          tabIndex={-1}
          className="mt-4 flex flex-wrap items-center gap-x-6 gap-y-4 border-t border-line pt-8"
        >
          <ButtonLink href="/talk">Talk again</ButtonLink>
          <p className="text-sm text-muted">What was said is erased after {hours} hours.</p>
        </div>
      </main>
      <SiteFooter />
    </>
  );
}

/** Somebody else's call and none at all look the same from here. */
async function ownCall(callId: string) {
  try {
    return await getCall(callId, await readAsker());
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  }
}
