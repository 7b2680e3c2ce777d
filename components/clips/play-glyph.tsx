export function PlayGlyph({ isPlaying }: { isPlaying: boolean }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" className="inline size-5 align-[-0.25rem]">
      <path d={isPlaying ? "M6.5 6.5h11v11h-11z" : "M8 5v14l11-7z"} fill="currentColor" />
    </svg>
  );
}
