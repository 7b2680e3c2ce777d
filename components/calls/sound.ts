export type PlayerState = "idle" | "loading" | "playing" | "paused" | "failed";

type Listener = {
  onState: (state: PlayerState) => void;
  onPlace: (seconds: number) => void;
  onLength: (seconds: number | undefined) => void;
};

export type Sound = ReturnType<typeof openSound>;

/** The recording as something to play. Nothing is fetched before it is first asked to. */
export function openSound(src: string, { onState, onPlace, onLength }: Listener) {
  const audio = new Audio();
  audio.preload = "none";
  audio.src = src;
  // Where to go once the recording is open: an element without metadata cannot seek everywhere.
  let pendingSeek: number | undefined;
  const tellPlace = () => {
    if (pendingSeek === undefined) onPlace(audio.currentTime);
  };
  const stopListening = listen(audio, {
    play: () => onState("loading"),
    playing: () => onState("playing"),
    waiting: () => onState("loading"),
    pause: () => onState(audio.error ? "failed" : "paused"),
    error: () => onState("failed"),
    timeupdate: tellPlace,
    seeked: tellPlace,
    durationchange: () => onLength(Number.isFinite(audio.duration) ? audio.duration : undefined),
    loadedmetadata: () => {
      if (pendingSeek !== undefined) audio.currentTime = pendingSeek;
      pendingSeek = undefined;
    },
  });
  return {
    audio,
    seek(target: number) {
      onPlace(target);
      if (audio.readyState === 0 || audio.error) pendingSeek = target;
      else audio.currentTime = target;
    },
    /** After a failure it begins anew, at the place where it broke. */
    play() {
      if (audio.error) {
        pendingSeek ??= audio.currentTime;
        audio.load();
      }
      // A refusal is told by the element's own events; an interrupted start needs no word.
      audio.play().catch(() => undefined);
    },
    close() {
      stopListening();
      audio.pause();
      audio.removeAttribute("src");
      audio.load();
    },
  };
}

function listen(audio: HTMLAudioElement, handlers: Record<string, () => void>): () => void {
  for (const [name, handler] of Object.entries(handlers)) audio.addEventListener(name, handler);
  return () => {
    for (const [name, handler] of Object.entries(handlers)) audio.removeEventListener(name, handler);
  };
}
