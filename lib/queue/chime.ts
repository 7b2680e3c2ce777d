const switchKey = "doc.chime";

/** A bell's two notes, a sixth apart, and when each is struck. */
const notes = [
  { hertz: 523.25, atSeconds: 0 },
  { hertz: 880, atSeconds: 0.28 },
] as const;
/** Over the note itself: how high, how loud, how long it rings. */
const partials = [
  { times: 1, gain: 0.16, seconds: 1.6 },
  { times: 2.01, gain: 0.045, seconds: 0.9 },
  { times: 3.9, gain: 0.012, seconds: 0.4 },
] as const;

let context: AudioContext | undefined;

/** To be called in a gesture, as browsers let a page sound only then; once is enough for the page's life. */
export function prepareChime(): void {
  if (context || typeof AudioContext === "undefined") return;
  context = new AudioContext();
  void rest();
}

/** Two soft notes. Silent where the browser never had a gesture, or has taken its sound away. */
export async function playChime(): Promise<void> {
  const sound = context;
  if (!sound) return;
  try {
    await sound.resume();
    for (const { hertz, atSeconds } of notes) strike(sound, hertz, sound.currentTime + 0.05 + atSeconds);
    setTimeout(rest, 2500);
  } catch {
    // A page without sound still has its title and its words.
  }
}

const rest = () => context?.suspend().catch(() => undefined);

function strike(sound: AudioContext, hertz: number, at: number): void {
  for (const { times, gain, seconds } of partials) {
    const tone = sound.createOscillator();
    const loudness = sound.createGain();
    tone.frequency.value = hertz * times;
    loudness.gain.setValueAtTime(0, at);
    loudness.gain.linearRampToValueAtTime(gain, at + 0.012);
    loudness.gain.exponentialRampToValueAtTime(0.0001, at + seconds);
    tone.connect(loudness).connect(sound.destination);
    tone.start(at);
    tone.stop(at + seconds);
  }
}

/** On, unless it was switched off in this browser. */
export function isChimeOn(): boolean {
  try {
    return localStorage.getItem(switchKey) !== "off";
  } catch {
    return true;
  }
}

export function setChime(isOn: boolean): void {
  try {
    if (isOn) localStorage.removeItem(switchKey);
    else localStorage.setItem(switchKey, "off");
  } catch {
    // A storage that is blocked forgets it with the page.
  }
}
