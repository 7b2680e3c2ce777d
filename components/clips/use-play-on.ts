import { type RefObject, useEffect, useRef, useState } from "react";

type Place = { seconds: number; wasPlaying: boolean; rate: number };

/**
 * Browsers ask the signed address behind ours for a clip's later parts, and it holds for some minutes only. So what fails is
 * loaded anew, once, from our own address, and goes on where it was. What fails again before it has got a second further is
 * lost: not the address was at fault.
 */
export function usePlayOn(video: RefObject<HTMLVideoElement | null>) {
  const place = useRef<Place>(undefined);
  const [isLost, setIsLost] = useState(false);

  const onError = () => {
    const element = video.current;
    if (!element) return;
    if (place.current) return setIsLost(true);
    const { currentTime: seconds, paused, playbackRate: rate } = element;
    place.current = { seconds, wasPlaying: !paused, rate };
    element.load();
  };
  const onLoadedMetadata = () => {
    const element = video.current;
    if (!element || !place.current) return;
    const { seconds, wasPlaying, rate } = place.current;
    element.currentTime = seconds;
    element.playbackRate = rate;
    // A browser that wants to be asked again shows its own button.
    if (wasPlaying) element.play().catch(() => undefined);
  };
  const onSeeked = () => {
    if (place.current?.wasPlaying === false) place.current = undefined;
  };
  const onTimeUpdate = () => {
    const element = video.current;
    if (!element || !place.current) return;
    if (element.ended || element.currentTime > place.current.seconds + 1) place.current = undefined;
  };
  const first = useRef(onError);
  useEffect(() => {
    // The page's own HTML began to load it before anybody listened.
    if (video.current?.error) first.current();
  }, [video]);

  return {
    isLost,
    tryAgain: () => setIsLost(false),
    on: { onError, onLoadedMetadata, onSeeked, onTimeUpdate },
  };
}
