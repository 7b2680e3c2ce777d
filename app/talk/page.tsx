import type { Metadata } from "next";
import { TalkRoom } from "@/components/web-call/talk-room";
import { readAsker } from "@/lib/auth/session";
import { getUsage } from "@/lib/limits/get-usage";
import { policy } from "@/lib/limits/policy";
import { timeLeftInWords } from "@/lib/limits/time-left";

export const metadata: Metadata = {
  title: "Talk to Doc",
  description:
    "Doc is an AI that physicians talk to out loud. The call is recorded, and yours to read afterwards.",
};

export default async function TalkPage() {
  return <TalkRoom timeLeft={await timeLeft()} keptHours={policy.retention.unconsentedHours} />;
}

/** Nothing when it cannot be counted: the room opens all the same, and the press asks again. */
async function timeLeft(): Promise<string | undefined> {
  try {
    const { visitorId, user } = await readAsker();
    const usage = await getUsage({ visitorId, userId: user?.id });
    return timeLeftInWords(usage, policy.webCall.minimumCapSeconds, new Date());
  } catch {
    return undefined;
  }
}
