import { type ClipFormat, clipSizes } from "@/types/clip";
import "./clip-video.css";

type ClipVideoProps = { path: `/share/${string}`; format: ClipFormat; hasCaptions: boolean };

/** The player, in a frame that has its size before anything is loaded. The words are in the picture; the track is for ears. */
export function ClipVideo({ path, format, hasCaptions }: ClipVideoProps) {
  const { width, height } = clipSizes[format];
  return (
    <video
      controls
      playsInline
      preload="metadata"
      poster={`${path}/image`}
      src={`${path}/video`}
      width={width}
      height={height}
      aria-label="The clip"
      className="clip-video"
    >
      <track
        kind="captions"
        src={hasCaptions ? `${path}/captions` : undefined}
        srcLang="en"
        label="English"
      />
    </video>
  );
}
