/** `timeupdate` comes some four times a second: what is left after the last one is timed. */
const lastStretchMs = 500;

/**
 * Ends the playing of a sound at a second that was asked for. `watch` is to be called whenever the sound has moved,
 * `forget` when it has ended: the air after the last words may reach beyond the recording.
 */
export function stretchOf(audio: HTMLAudioElement, onOver: () => void) {
  let until: number | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const forget = () => {
    clearTimeout(timer);
    if (until !== undefined) onOver();
    until = undefined;
  };
  const watch = () => {
    clearTimeout(timer);
    if (until === undefined || audio.paused) return;
    const leftMs = ((until - audio.currentTime) * 1000) / audio.playbackRate;
    if (leftMs <= 0) {
      audio.pause();
      // A busy page hears of the end late.
      if (leftMs < 0) audio.currentTime = until;
      forget();
    } else if (leftMs < lastStretchMs) timer = setTimeout(watch, Math.max(10, leftMs));
  };
  const begin = (to: number) => {
    until = to;
  };
  return { begin, watch, forget };
}
