import type { SdkRoom } from "./sdk-room";

/** Doc is said to be talking and his track gives nothing but zeros for this long: the line is stuck. */
const stuckVoiceMs = 3000;
type Trouble = "offline" | "reconnecting" | "stuck";

export type ConnectionWatch = {
  /** Any frame from the service: proof of life. */
  frame: () => void;
  agentTalking: (isTalking: boolean) => void;
  agentLoudness: (loudness: number, atMs: number) => void;
  stop: () => void;
};

/**
 * Says when the line is lost and when it is back, once each. The SDK does not tell, so this is put together from the
 * browser's offline and online events, LiveKit's own reconnect events where its room can be seen, and Doc's track falling
 * to exact zero while Doc is said to be talking. Silence between turns proves nothing and is not counted.
 */
export function watchConnection(
  room: SdkRoom | undefined,
  tell: (quality: "lost" | "restored") => void,
): ConnectionWatch {
  const troubles = new Set<Trouble>();
  let isAgentTalking = false;
  let zerosSinceMs: number | undefined;
  const set = (trouble: Trouble, isOn: boolean) => {
    const wasLost = troubles.size > 0;
    if (isOn) troubles.add(trouble);
    else troubles.delete(trouble);
    if (wasLost !== troubles.size > 0) tell(wasLost ? "restored" : "lost");
  };
  const offline = () => set("offline", true);
  const online = () => set("offline", false);
  const reconnecting = () => set("reconnecting", true);
  const fine = () => {
    zerosSinceMs = undefined;
    set("stuck", false);
  };
  window.addEventListener("offline", offline);
  window.addEventListener("online", online);
  room?.on("reconnecting", reconnecting);
  room?.on("signalReconnecting", reconnecting);
  room?.on("reconnected", () => set("reconnecting", false));
  return {
    frame: fine,
    agentTalking: (isTalking) => {
      isAgentTalking = isTalking;
      fine();
    },
    agentLoudness: (loudness, atMs) => {
      if (!isAgentTalking || loudness > 0) return fine();
      zerosSinceMs ??= atMs;
      if (atMs - zerosSinceMs >= stuckVoiceMs) set("stuck", true);
    },
    stop: () => {
      window.removeEventListener("offline", offline);
      window.removeEventListener("online", online);
    },
  };
}
