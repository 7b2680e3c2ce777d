import { describe, expect, it } from "vitest";
import { type Browser, browserOf, helpFor, type MicrophoneProblem } from "./microphone-help";

const problems: MicrophoneProblem[] = [
  "denied",
  "denied_by_system",
  "dismissed",
  "none",
  "in_use",
  "insecure",
  "unsupported",
];
const agents: [Browser, string, number][] = [
  [
    "chrome",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0.0.0 Safari/537.36",
    0,
  ],
  [
    "edge",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0.0.0 Safari/537.36 Edg/147.0.0.0",
    0,
  ],
  [
    "safari",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15",
    0,
  ],
  ["firefox", "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0", 0],
  [
    "ios",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/147.0 Mobile/15E148 Safari/604.1",
    5,
  ],
  [
    "ios",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15",
    5,
  ],
  [
    "android",
    "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0.0.0 Mobile Safari/537.36",
    5,
  ],
  ["other", "curl/8", 0],
];

describe("the browser", () => {
  it.each(agents)("is %s for %s with %i touch points", (browser, agent, touchPoints) => {
    expect(browserOf(agent, touchPoints)).toBe(browser);
  });
});

describe("the help", () => {
  it("has a title and a step for every problem in every browser", () => {
    for (const why of problems) {
      for (const [browser] of agents) {
        const help = helpFor(why, browser);
        expect(help.title).not.toBe("");
        expect(help.steps.length).toBeGreaterThan(0);
      }
    }
  });

  it("names the browser's own controls when the microphone is denied", () => {
    expect(helpFor("denied", "safari").steps.join(" ")).toContain("Settings for This Website");
    expect(helpFor("denied", "ios").steps.join(" ")).toContain("Website Settings");
    expect(helpFor("denied", "chrome").steps).not.toEqual(helpFor("denied", "firefox").steps);
  });

  it("promises that the page notices only where it does", () => {
    expect(helpFor("none", "chrome").isNoticedAlone).toBe(true);
    expect(helpFor("dismissed", "chrome").isNoticedAlone).toBe(false);
  });
});
