import type { Metadata } from "next";
import { TalkRoom } from "@/components/web-call/talk-room";
import { policy } from "@/lib/limits/policy";

export const metadata: Metadata = {
  title: "Talk to Doc",
  description:
    "Doc is an AI that physicians talk to out loud. The call is recorded, and yours to read afterwards.",
};

export default function TalkPage() {
  return <TalkRoom maxSeconds={policy.webCall.secondsPerDay} keptHours={policy.retention.unconsentedHours} />;
}
