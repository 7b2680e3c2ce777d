import type { BrowserContext } from "@playwright/test";
import { findChromium } from "./chromium";
import { fakeMicrophone } from "./page-launch";

const { isShell } = findChromium();

/** A device that the page must be allowed. The packaged browser knows no such question: there it is asked in the page. */
export const guardedMicrophone = isShell ? fakeMicrophone : ["--use-fake-device-for-media-stream"];

export async function denyMicrophone(context: BrowserContext): Promise<void> {
  if (isShell) await context.addInitScript(refuseAsAsked);
  // Whatever is not granted is denied.
  await context.grantPermissions(["clipboard-read"]);
}

/** Runs in the page. */
function refuseAsAsked(): void {
  const media = navigator.mediaDevices;
  // A page without a secure origin has none.
  if (!media) return;
  const open = media.getUserMedia.bind(media);
  MediaDevices.prototype.getUserMedia = async (constraints) => {
    const { state } = await navigator.permissions.query({ name: "microphone" });
    if (state === "denied") throw new DOMException("Permission denied", "NotAllowedError");
    return open(constraints);
  };
}
