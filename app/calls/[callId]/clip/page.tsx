import type { Metadata, Route } from "next";
import { notFound, redirect } from "next/navigation";
import { ClipMaker } from "@/components/clips/clip-maker";
import { ClipPage } from "@/components/clips/clip-page";
import { NoClip } from "@/components/clips/no-clip";
import { SiteFooter } from "@/components/site/site-footer";
import { SiteHeader } from "@/components/site/site-header";
import { readUser } from "@/lib/auth/session";
import { getClip } from "@/lib/clips/get-clip";
import { getReview } from "@/lib/clips/get-review";
import { AppError, type ErrorCode } from "@/lib/errors";
import type { User } from "@/types/identity";

export const metadata: Metadata = { title: "A clip", robots: { index: false, follow: false } };

type Search = { exchange?: string | string[]; clip?: string | string[] };
type ClipPageProps = { params: Promise<{ callId: string }>; searchParams: Promise<Search> };

export default async function MakeClipPage({ params, searchParams }: ClipPageProps) {
  const [{ callId }, { exchange, clip }, user] = await Promise.all([params, searchParams, readUser()]);
  const call = `/calls/${encodeURIComponent(callId)}` as const;
  const asked =
    typeof clip === "string" ? `clip=${encodeURIComponent(clip)}` : `exchange=${toIndex(exchange)}`;
  if (!user) redirect(`/sign-in?next=${encodeURIComponent(`${call}/clip?${asked}`)}` as Route);
  return (
    <>
      <SiteHeader isSignedIn />
      <main className="off-paper mx-auto w-full max-w-page grow px-6 pt-2 pb-14 sm:pt-6">
        <a href={call} className="mb-2 inline-flex min-h-11 items-center text-sm text-muted sm:mb-4">
          <span className="link">The call it is from</span>
        </a>
        {typeof clip === "string" ? (
          <OwnClip clipId={clip} user={user} />
        ) : (
          <Maker callId={callId} exchangeIndex={toIndex(exchange)} user={user} />
        )}
      </main>
      <div className="max-lg:hidden">
        <SiteFooter />
      </div>
    </>
  );
}

async function OwnClip({ clipId, user }: { clipId: string; user: User }) {
  return <ClipPage clip={await orNotFound(getClip(clipId, user))} />;
}

async function Maker(props: { callId: string; exchangeIndex: number; user: User }) {
  const { callId, exchangeIndex, user } = props;
  const review = await orRefusal(getReview(callId, exchangeIndex, user));
  return typeof review === "string" ? (
    <NoClip callId={callId} sentence={review} />
  ) : (
    <ClipMaker review={review} />
  );
}

const noneOf: readonly ErrorCode[] = ["not_found", "not_yours"];
const unfit: readonly ErrorCode[] = ["no_transcript", "no_recording", "no_such_exchange", "clip_too_long"];

/** Somebody else's and none at all look the same from here. */
async function orNotFound<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof AppError && noneOf.includes(error.code)) notFound();
    throw error;
  }
}

/** A sentence when nothing can be made of it. */
async function orRefusal<T>(asked: Promise<T>): Promise<T | string> {
  try {
    return await orNotFound(asked);
  } catch (error) {
    if (error instanceof AppError && unfit.includes(error.code)) return error.message;
    throw error;
  }
}

const toIndex = (exchange: Search["exchange"]) =>
  typeof exchange === "string" && /^\d{1,4}$/.test(exchange) ? Number(exchange) : 0;
