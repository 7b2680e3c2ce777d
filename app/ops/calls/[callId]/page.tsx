import type { Metadata } from "next";
import { CallStory } from "@/components/ops/call-story";
import { SiteHeader } from "@/components/site/site-header";
import { getOpsCall } from "@/lib/ops/get-ops-call";
import { orNotFound, requireOperatorOfPage } from "../../operator-page";

export const metadata: Metadata = { title: "A call", robots: { index: false, follow: false } };

type OpsCallPageProps = { params: Promise<{ callId: string }> };

export default async function OpsCallPage({ params }: OpsCallPageProps) {
  await requireOperatorOfPage();
  const { callId } = await params;
  const call = await orNotFound(getOpsCall(callId));
  return (
    <>
      <SiteHeader isSignedIn />
      <main className="mx-auto w-full max-w-page grow px-6 pt-2 pb-14">
        <a href="/ops" className="inline-flex min-h-11 items-center text-sm text-muted">
          <span className="link">Operators</span>
        </a>
        <CallStory call={call} />
      </main>
    </>
  );
}
