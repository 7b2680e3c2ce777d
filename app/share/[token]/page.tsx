import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { SharedClipView } from "@/components/clips/shared-clip";
import { getSharedClip } from "@/lib/clips/get-shared-clip";
import { publicEnv } from "@/lib/env-public";
import { clipSizes } from "@/types/clip";

type SharePageProps = { params: Promise<{ token: string }> };

/** Once for the head and the page. */
const readShared = cache(getSharedClip);

const title = "A moment with Doc";
const description = "A short piece of a conversation between a physician and Doc, an AI by Kenstera.";

export async function generateMetadata({ params }: SharePageProps): Promise<Metadata> {
  const { token } = await params;
  const clip = await readShared(token);
  const robots = { index: false, follow: false };
  if (!clip) return { title: "Nothing here", robots };
  const { width, height } = clipSizes[clip.format];
  // Stable addresses, which lead to the media for some minutes each time: what was copied from here dies with the link. Next
  // makes the picture's whole, and leaves the video's as it is given.
  const path = `/share/${encodeURIComponent(token)}`;
  const [image, video] = [`${path}/image`, new URL(`${path}/video`, publicEnv().appUrl).href];
  return {
    title,
    description,
    robots,
    alternates: { canonical: path },
    openGraph: {
      type: "video.other",
      title,
      description,
      url: path,
      images: [{ url: image, width, height, type: "image/png" }],
      videos: [{ url: video, width, height, type: "video/mp4" }],
    },
    twitter: {
      card: "player",
      title,
      description,
      images: [image],
      players: [{ playerUrl: video, streamUrl: video, width, height }],
    },
  };
}

export default async function SharePage({ params }: SharePageProps) {
  const { token } = await params;
  const clip = await readShared(token);
  if (!clip) notFound();
  return (
    <div className="off-paper contents">
      <SharedClipView clip={clip} path={`/share/${encodeURIComponent(token)}`} />
    </div>
  );
}
