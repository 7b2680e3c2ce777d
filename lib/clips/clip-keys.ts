/** Where a clip's objects lie in the bucket. By its own id, so that a clip that is made again after it was taken back has nothing of the old one. */
export function keysOf(clipId: string) {
  return {
    /** What the video function draws from, gone after a day. */
    picture: `pictures/${clipId}.png` as const,
    video: `clips/${clipId}.mp4` as const,
    captions: `clips/${clipId}.vtt` as const,
    /** The picture once more, kept as long as the clip. */
    still: `clips/${clipId}.png` as const,
    result: `results/${clipId}.json` as const,
  };
}
