declare module "@echogarden/espeak-ng-emscripten" {
  export type EspeakEvent = {
    type: string;
    /** One-based character of the text. */
    text_position: number;
    /** Milliseconds. */
    audio_position: number;
  };
  export type EspeakWorker = {
    set_voice: (name: string) => number;
    set_rate: (wordsPerMinute: number) => void;
    set_pitch: (pitch: number) => void;
    set_range: (range: number) => void;
    get_samplerate: () => number;
    /** A truthy answer of the callback stops the synthesis. */
    synthesize: (text: string, onAudio: (audio: Int16Array, events: EspeakEvent[]) => boolean) => void;
  };
  type EspeakModule = { eSpeakNGWorker: new () => EspeakWorker | Promise<EspeakWorker> };
  const load: () => Promise<EspeakModule>;
  export default load;
}
