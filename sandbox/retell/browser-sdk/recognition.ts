type Result = { isFinal: boolean; 0: { transcript: string } };
type Recogniser = {
  continuous: boolean;
  interimResults: boolean;
  lang: string;
  onresult: (event: { resultIndex: number; results: ArrayLike<Result> }) => void;
  onerror: (event: { error: string }) => void;
  onend: () => void;
  start: () => void;
  abort: () => void;
};

const FATAL = new Set([
  "not-allowed",
  "service-not-allowed",
  "network",
  "language-not-supported",
  "audio-capture",
]);
const RESTART_AFTER_MS = 400;

/** The browser's own speech recognition, kept running during a call. Where it cannot work it never gives a result. */
export class Recognition {
  #recogniser: Recogniser | undefined;
  #isWanted = false;

  constructor(onWords: (text: string, isFinal: boolean) => void) {
    const Constructor: unknown = Reflect.get(window, "webkitSpeechRecognition");
    if (typeof Constructor !== "function") return;
    const recogniser: Recogniser = Reflect.construct(Constructor, []);
    recogniser.continuous = true;
    recogniser.interimResults = true;
    recogniser.lang = "en-US";
    recogniser.onresult = ({ resultIndex, results }) => {
      for (const result of Array.from(results).slice(resultIndex)) {
        const text = result[0].transcript.trim();
        if (text) onWords(text, result.isFinal);
      }
    };
    recogniser.onerror = ({ error }) => {
      if (FATAL.has(error)) this.stop();
    };
    recogniser.onend = () => setTimeout(() => this.#run(), RESTART_AFTER_MS);
    this.#recogniser = recogniser;
  }

  start(): void {
    this.#isWanted = true;
    this.#run();
  }

  stop(): void {
    this.#isWanted = false;
    this.#recogniser?.abort();
  }

  #run(): void {
    if (!this.#isWanted) return;
    try {
      this.#recogniser?.start();
    } catch {
      // It is running already.
    }
  }
}
