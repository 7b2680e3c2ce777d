/**
 * The SDK's private LiveKit room, seen by its shape. retell-client-js-sdk 2.0.8 gives no other way to cancel a connect,
 * to notice a reconnect or blocked playback, or to hear the microphone that it opened. Every part may be missing (a
 * stand-in has none of them); the room client then does without.
 */
export type SdkRoom = {
  disconnect: () => void;
  /** undefined: not known. */
  canPlayAudio: () => boolean | undefined;
  on: (
    event: "reconnecting" | "signalReconnecting" | "reconnected" | "audioPlaybackChanged",
    then: () => void,
  ) => void;
  microphoneTrack: () => MediaStreamTrack | undefined;
};

/** The room of a client on which `startCall` has been called; undefined for one that shows none. */
export function peekRoom(client: object): SdkRoom | undefined {
  const room: unknown = Reflect.get(client, "room");
  if (!isObject(room)) return undefined;
  return {
    disconnect: () => quietly(() => call(room, "disconnect")),
    canPlayAudio: () => {
      const canPlay: unknown = Reflect.get(room, "canPlaybackAudio");
      return typeof canPlay === "boolean" ? canPlay : undefined;
    },
    on: (event, then) => quietly(() => call(room, "on", event, then)),
    microphoneTrack: () => microphoneTrack(room),
  };
}

function microphoneTrack(room: object): MediaStreamTrack | undefined {
  const person: unknown = Reflect.get(room, "localParticipant");
  if (!isObject(person)) return undefined;
  const publication = call(person, "getTrackPublication", "microphone");
  const track: unknown = isObject(publication) ? Reflect.get(publication, "track") : undefined;
  const media: unknown = isObject(track) ? Reflect.get(track, "mediaStreamTrack") : undefined;
  return media instanceof MediaStreamTrack ? media : undefined;
}

function call(target: object, name: string, ...args: unknown[]): unknown {
  const method: unknown = Reflect.get(target, name);
  return typeof method === "function" ? Reflect.apply(method, target, args) : undefined;
}

/** Runs what may throw or reject for reasons that no longer matter. */
function quietly(work: () => unknown): void {
  try {
    void Promise.resolve(work()).catch(() => undefined);
  } catch {
    // The room is being thrown away, or lacks this.
  }
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
