import { CallStory } from "@/components/ops/call-story";
import { NoCall } from "@/components/ops/no-call";
import { getOpsCall } from "@/lib/ops/get-ops-call";
import {
  isOperatorProved,
  OperatorsFrame,
  operatorsMetadata,
  orNotFound,
  Unproved,
  unless,
} from "../../operator-page";

export const generateMetadata = () => operatorsMetadata("A call");

type OpsCallPageProps = { params: Promise<{ callId: string }> };

export default async function OpsCallPage({ params }: OpsCallPageProps) {
  if (!(await isOperatorProved())) return <Unproved />;
  // Next gives it as it stands in the address; what cannot be decoded is stopped before (proxy.ts).
  const callId = decodeURIComponent((await params).callId);
  const call = await unless("storage_unavailable", orNotFound(getOpsCall(callId)));
  return (
    <OperatorsFrame>
      <a href="/ops" className="inline-flex min-h-11 items-center text-sm text-muted print:hidden">
        <span className="link">Operators</span>
      </a>
      {call ? <CallStory call={call} /> : <NoCall callId={callId} />}
    </OperatorsFrame>
  );
}
