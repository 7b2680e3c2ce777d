export function PlayGlyph({ isPlaying, className = "" }: { isPlaying: boolean; className?: string }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" className={`inline size-5 align-[-0.25rem] ${className}`}>
      <path d={isPlaying ? "M6.5 6.5h11v11h-11z" : "M8 5v14l11-7z"} fill="currentColor" />
    </svg>
  );
}
