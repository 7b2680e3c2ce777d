import { rms } from "./activity";

export type LoudnessMeter = {
  /** RMS of the last 2048 samples. */
  read: () => number;
  isOver: () => boolean;
  /** Lets go of the sound; the tracks stay as they are. */
  close: () => void;
};

/** Measures a stream. Made after a click, so that the audio context may run. */
export function createMeter(stream: MediaStream): LoudnessMeter {
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  analyser.fftSize = 2048;
  const source = context.createMediaStreamSource(stream);
  source.connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  return {
    read: () => {
      analyser.getFloatTimeDomainData(samples);
      return rms(samples);
    },
    isOver: () => stream.getAudioTracks().every((track) => track.readyState === "ended"),
    close: () => {
      source.disconnect();
      void context.close();
    },
  };
}
