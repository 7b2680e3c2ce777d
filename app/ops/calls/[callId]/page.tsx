import type { Metadata } from "next";
import { CallStory } from "@/components/ops/call-story";
import { getOpsCall } from "@/lib/ops/get-ops-call";
import { OperatorsFrame, orNotFound, requireOperatorOfPage } from "../../operator-page";

export const metadata: Metadata = { title: "A call", robots: { index: false, follow: false } };

type OpsCallPageProps = { params: Promise<{ callId: string }> };

export default async function OpsCallPage({ params }: OpsCallPageProps) {
  await requireOperatorOfPage();
  const { callId } = await params;
  const call = await orNotFound(getOpsCall(callId));
  return (
    <OperatorsFrame>
      <a href="/ops" className="inline-flex min-h-11 items-center text-sm text-muted print:hidden">
        <span className="link">Operators</span>
      </a>
      <CallStory call={call} />
    </OperatorsFrame>
  );
}
