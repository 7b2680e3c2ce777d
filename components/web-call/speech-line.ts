export type Speech = {
  isReconnecting: boolean;
  isMuted: boolean;
  isAgentTalking: boolean;
  hasBegun: boolean;
};

/** Who is speaking, in words. */
export function speechLine({ isReconnecting, isMuted, isAgentTalking, hasBegun }: Speech): string {
  if (isReconnecting) return "The line is unsteady. Hold on, the call is not lost.";
  if (isAgentTalking) return isMuted ? "Doc is talking. You are muted." : "Doc is talking";
  if (isMuted) return "You are muted";
  return hasBegun ? "Doc is listening" : "Doc is about to speak";
}
