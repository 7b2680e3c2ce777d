import type { LaunchOptions } from "@playwright/test";
import { findChromium } from "./chromium";

const quiet = [
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];
/** A microphone that beeps once a second and is allowed without a question. */
export const fakeMicrophone = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"];

/** How every browser of the tests is started; `args` says what microphone it has. */
export function launchOptions(args: readonly string[] = fakeMicrophone): LaunchOptions {
  const browser = findChromium();
  return {
    executablePath: browser.executablePath,
    env: { ...(process.env as Record<string, string>), ...browser.env },
    args: [...(browser.needsNoSandbox ? ["--no-sandbox"] : []), ...quiet, ...args],
  };
}
