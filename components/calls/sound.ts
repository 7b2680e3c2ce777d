export type PlayerState = "idle" | "loading" | "playing" | "paused" | "failed";

type Listener = {
  onState: (state: PlayerState) => void;
  onPlace: (seconds: number) => void;
  onLength: (seconds: number | undefined) => void;
  /** A stretch that was asked for has been played to its end, or something else was asked for meanwhile. */
  onStretchOver: () => void;
};

/** `timeupdate` comes some four times a second: what is left after the last one is timed. */
const lastStretchMs = 500;

export type Sound = ReturnType<typeof openSound>;

/** The recording as something to play. Nothing is fetched before it is first asked to. */
export function openSound(src: string, { onState, onPlace, onLength, onStretchOver }: Listener) {
  const audio = new Audio();
  audio.preload = "none";
  audio.src = src;
  // Where to go once the recording is open: an element without metadata cannot seek everywhere.
  let pendingSeek: number | undefined;
  // Where a stretch ends, while one is being played.
  let until: number | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const forgetStretch = () => {
    clearTimeout(timer);
    if (until !== undefined) onStretchOver();
    until = undefined;
  };
  const watchStretch = () => {
    clearTimeout(timer);
    if (until === undefined || pendingSeek !== undefined || audio.paused) return;
    const leftMs = ((until - audio.currentTime) * 1000) / audio.playbackRate;
    if (leftMs <= 0) {
      audio.pause();
      forgetStretch();
    } else if (leftMs < lastStretchMs) timer = setTimeout(watchStretch, Math.max(10, leftMs));
  };
  const tellPlace = () => {
    if (pendingSeek === undefined) onPlace(audio.currentTime);
    watchStretch();
  };
  const goTo = (target: number) => {
    onPlace(target);
    if (audio.readyState === 0 || audio.error) pendingSeek = target;
    else audio.currentTime = target;
  };
  /** After a failure it begins anew, at the place where it broke. */
  const play = () => {
    if (audio.error) {
      pendingSeek ??= audio.currentTime;
      audio.load();
    }
    // A refusal is told by the element's own events; an interrupted start needs no word.
    audio.play().catch(() => undefined);
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
      forgetStretch();
      goTo(target);
    },
    play,
    /** From one second to another, and no further. */
    playStretch(from: number, to: number) {
      forgetStretch();
      goTo(from);
      until = to;
      play();
    },
    close() {
      stopListening();
      clearTimeout(timer);
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
