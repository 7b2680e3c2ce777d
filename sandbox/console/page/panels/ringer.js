const PULSE_S = 0.9;
const EVERY_MS = 2600;
const LOUDNESS = 0.05;

/** A soft ring, two notes at a time, for as long as it is on. Browsers let it sound once the page was clicked. */
export function createRinger() {
  let audio;
  let timer;
  const note = (frequency, at) => {
    const [tone, volume] = [audio.createOscillator(), audio.createGain()];
    tone.frequency.value = frequency;
    volume.gain.setValueAtTime(0, at);
    volume.gain.linearRampToValueAtTime(LOUDNESS, at + 0.05);
    volume.gain.exponentialRampToValueAtTime(0.0001, at + PULSE_S);
    tone.connect(volume).connect(audio.destination);
    tone.start(at);
    tone.stop(at + PULSE_S);
  };
  const pulse = () => {
    note(440, audio.currentTime);
    note(554, audio.currentTime + 0.12);
  };
  const start = () => {
    if (timer) return;
    audio ??= new AudioContext();
    audio.resume();
    pulse();
    timer = setInterval(pulse, EVERY_MS);
  };
  const stop = () => {
    clearInterval(timer);
    timer = undefined;
  };
  return { ring: (isRinging) => (isRinging ? start() : stop()) };
}
