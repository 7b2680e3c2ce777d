import { stretchOf } from "./stretch";

export type PlayerState = "idle" | "loading" | "playing" | "paused" | "failed";

type Listener = {
  onState: (state: PlayerState) => void;
  onPlace: (seconds: number) => void;
  onLength: (seconds: number | undefined) => void;
  /** A stretch that was asked for has been played to its end, or something else was asked for meanwhile. */
  onStretchOver: () => void;
};

export type Sound = ReturnType<typeof openSound>;

/** The recording as something to play. Nothing is fetched before it is first asked to. */
export function openSound(src: string, { onState, onPlace, onLength, onStretchOver }: Listener) {
  const audio = new Audio();
  audio.preload = "none";
  audio.src = src;
  // Where to go once the recording is open: an element without metadata cannot seek everywhere.
  let pendingSeek: number | undefined;
  const stretch = stretchOf(audio, onStretchOver);
  const tellPlace = () => {
    if (pendingSeek !== undefined) return;
    onPlace(audio.currentTime);
    stretch.watch();
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
    ...states(audio, onState),
    timeupdate: tellPlace,
    seeked: tellPlace,
    ended: stretch.forget,
    durationchange: () => onLength(Number.isFinite(audio.duration) ? audio.duration : undefined),
    loadedmetadata: () => {
      if (pendingSeek !== undefined) audio.currentTime = pendingSeek;
      pendingSeek = undefined;
    },
  });
  return {
    audio,
    seek(target: number) {
      stretch.forget();
      goTo(target);
    },
    play,
    /** From one second to another, and no further. */
    playStretch(from: number, to: number) {
      stretch.forget();
      goTo(from);
      stretch.begin(to);
      play();
    },
    close() {
      stopListening();
      stretch.forget();
      audio.pause();
      audio.removeAttribute("src");
      audio.load();
    },
  };
}

const states = (audio: HTMLAudioElement, onState: Listener["onState"]) => ({
  play: () => onState("loading"),
  playing: () => onState("playing"),
  waiting: () => onState("loading"),
  pause: () => onState(audio.error ? "failed" : "paused"),
  error: () => onState("failed"),
});

function listen(audio: HTMLAudioElement, handlers: Record<string, () => void>): () => void {
  for (const [name, handler] of Object.entries(handlers)) audio.addEventListener(name, handler);
  return () => {
    for (const [name, handler] of Object.entries(handlers)) audio.removeEventListener(name, handler);
  };
}
