export type MicrophoneProblem =
  | "denied"
  | "denied_by_system"
  | "dismissed"
  | "none"
  | "in_use"
  | "insecure"
  | "unsupported";

export type Browser = "chrome" | "edge" | "safari" | "firefox" | "ios" | "android" | "other";
export type MicrophoneHelp = { title: string; steps: readonly string[]; isNoticedAlone: boolean };

/** Names the browser from its user agent. An iPad that calls itself a Mac is told by its touch points. */
export function browserOf(userAgent: string, maxTouchPoints: number): Browser {
  if (/iPhone|iPad|iPod/.test(userAgent)) return "ios";
  if (/Macintosh/.test(userAgent) && maxTouchPoints > 1) return "ios";
  if (/Android/.test(userAgent)) return "android";
  if (/Edg\//.test(userAgent)) return "edge";
  if (/Firefox\//.test(userAgent)) return "firefox";
  if (/Chrome\/|Chromium\//.test(userAgent)) return "chrome";
  if (/Safari\//.test(userAgent)) return "safari";
  return "other";
}

const titles: Record<MicrophoneProblem, string> = {
  denied: "Your microphone is blocked for this page",
  denied_by_system: "Your computer keeps the microphone from this browser",
  dismissed: "The question about the microphone went unanswered",
  none: "We cannot find a microphone",
  in_use: "Something else is holding your microphone",
  insecure: "This address cannot use a microphone",
  unsupported: "This browser cannot make a call",
};

const allowSteps: Record<Browser, readonly string[]> = {
  chrome: ["Click the icon left of the address.", "Switch Microphone on."],
  edge: ["Click the lock left of the address.", "Open Permissions for this site and allow the microphone."],
  safari: ["In the menu bar choose Safari, then Settings for This Website.", "Set Microphone to Allow."],
  firefox: [
    "Click the crossed-out microphone left of the address.",
    "Clear the block, then press Try again and choose Allow.",
  ],
  ios: [
    "Tap the page menu at the left of the address, then Website Settings.",
    "Set Microphone to Allow.",
    "Still blocked? In the Settings app open your browser and allow Microphone there.",
  ],
  android: ["Tap the icon left of the address, then Permissions.", "Allow the microphone."],
  other: ["Open this page's permissions, near the address.", "Allow the microphone."],
};

const systemSteps: Record<Browser, readonly string[]> = {
  chrome: ["Open your computer's privacy settings, then Microphone.", "Switch it on for Chrome."],
  edge: ["Open your computer's privacy settings, then Microphone.", "Switch it on for Edge."],
  safari: ["Open System Settings, Privacy & Security, Microphone.", "Switch it on for Safari."],
  firefox: ["Open your computer's privacy settings, then Microphone.", "Switch it on for Firefox."],
  ios: ["Open Settings, Privacy & Security, Microphone.", "Switch it on for your browser."],
  android: ["Open Settings, Apps, your browser, Permissions.", "Allow the microphone."],
  other: ["Open your device's privacy settings.", "Allow this browser to use the microphone."],
};

const plainSteps: Record<Exclude<MicrophoneProblem, "denied" | "denied_by_system">, readonly string[]> = {
  dismissed: ["Press Try again.", "Choose Allow when the browser asks."],
  none: ["Plug one in, or switch your headset on."],
  in_use: ["Close the other call or recorder that uses it.", "Come back to this page."],
  insecure: ["Open this page with https:// in front of its address."],
  unsupported: ["Open this page in a current Chrome, Edge, Firefox or Safari."],
};

/** Whether the page can see by itself that the problem is over. */
export const isNoticedAlone: Record<MicrophoneProblem, boolean> = {
  denied: true,
  denied_by_system: true,
  dismissed: false,
  none: true,
  in_use: true,
  insecure: false,
  unsupported: false,
};

/** What to tell a person whose microphone we cannot have, for the browser they sit at. */
export function helpFor(why: MicrophoneProblem, browser: Browser): MicrophoneHelp {
  return { title: titles[why], steps: stepsFor(why, browser), isNoticedAlone: isNoticedAlone[why] };
}

function stepsFor(why: MicrophoneProblem, browser: Browser): readonly string[] {
  if (why === "denied") return allowSteps[browser];
  if (why === "denied_by_system") return systemSteps[browser];
  return plainSteps[why];
}
