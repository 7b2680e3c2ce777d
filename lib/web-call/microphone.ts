import type { MicrophoneProblem } from "./microphone-help";

export type OpenedMicrophone = { ok: true; stream: MediaStream } | { ok: false; why: MicrophoneProblem };

/** The chosen microphone, or the default one when the chosen is gone. Call it inside a click. Never rejects. */
export async function openMicrophone(deviceId?: string): Promise<OpenedMicrophone> {
  const blocker = microphoneBlocker();
  if (blocker) return { ok: false, why: blocker };
  try {
    return { ok: true, stream: await capture(deviceId) };
  } catch (error) {
    const isChosenGone = deviceId !== undefined && nameOf(error) === "OverconstrainedError";
    return isChosenGone ? openMicrophone() : { ok: false, why: problemOf(error, await permissionState()) };
  }
}

/** What makes a microphone impossible here whatever the person allows. */
export function microphoneBlocker(): "insecure" | "unsupported" | undefined {
  if (!window.isSecureContext) return "insecure";
  if (!navigator.mediaDevices?.getUserMedia || !window.RTCPeerConnection) return "unsupported";
  return undefined;
}

/** Stops a stream for good; the browser's recording sign goes out. */
export function closeStream(stream: MediaStream | undefined): void {
  for (const track of stream?.getTracks() ?? []) track.stop();
}

/**
 * Why getUserMedia refused, from the error's name (the same in every browser; the messages are not). Chrome says
 * "Permission dismissed" and "Permission denied by system" under the one name NotAllowedError.
 */
export function problemOf(error: unknown, permission: PermissionState | undefined): MicrophoneProblem {
  switch (nameOf(error)) {
    case "NotAllowedError": {
      const message = error instanceof Error || error instanceof DOMException ? error.message : "";
      if (/system/i.test(message)) return "denied_by_system";
      return /dismiss/i.test(message) || permission === "prompt" ? "dismissed" : "denied";
    }
    case "NotFoundError":
    case "OverconstrainedError":
    case "DevicesNotFoundError":
      return "none";
    case "NotReadableError":
    case "AbortError":
    case "TrackStartError":
      return "in_use";
    case "TypeError":
      return "unsupported";
    default:
      return "denied";
  }
}

/** Whether the microphone may be had now; opens it only where nothing else tells. */
export async function isMicrophoneBack(why: MicrophoneProblem): Promise<boolean> {
  if (microphoneBlocker()) return false;
  if (why === "none") {
    const devices = await navigator.mediaDevices.enumerateDevices();
    return devices.some((device) => device.kind === "audioinput");
  }
  if (why === "denied") {
    const permission = await permissionState();
    if (permission !== undefined) return permission !== "denied";
  }
  const opened = await openMicrophone();
  if (opened.ok) closeStream(opened.stream);
  return opened.ok;
}

/** undefined where the browser does not tell (older Firefox and Safari). */
export async function microphonePermission(): Promise<PermissionStatus | undefined> {
  try {
    return await navigator.permissions.query({ name: "microphone" });
  } catch {
    return undefined;
  }
}

async function permissionState(): Promise<PermissionState | undefined> {
  return (await microphonePermission())?.state;
}

function capture(deviceId: string | undefined): Promise<MediaStream> {
  return navigator.mediaDevices.getUserMedia({
    audio: {
      echoCancellation: true,
      noiseSuppression: true,
      autoGainControl: true,
      ...(deviceId === undefined ? {} : { deviceId: { exact: deviceId } }),
    },
  });
}

function nameOf(error: unknown): string {
  return error instanceof Error || error instanceof DOMException ? error.name : "";
}
