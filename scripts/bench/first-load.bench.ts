import { type Browser, chromium, type Page } from "@playwright/test";
import { findChromium } from "../../tests/support/chromium";
import { startStack } from "../../tests/support/stack";
import { atMost, exactly, type Figure } from "./measure";

type Script = { bytes: number; hasLiveKit: boolean };

/** JavaScript that a first visit loads (gzip, as served), on a build with the vendor's own browser SDK in. */
export async function run(): Promise<Figure[]> {
  const stack = await startStack({ NEXT_DIST_DIR: ".next-bench", DOC_REAL_BROWSER_SDK: "1" });
  const found = findChromium();
  const browser = await chromium.launch({
    executablePath: found.executablePath,
    env: { ...process.env, ...found.env } as Record<string, string>,
    args: ["--no-sandbox", "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"],
  });
  try {
    const home = await visit(browser, `${stack.app}/`);
    const talk = await visit(browser, `${stack.app}/talk`);
    const before = liveKitIn(talk.scripts);
    await talk.page.getByRole("button", { name: /talk to doc/i }).click();
    await talk.page.waitForResponse((r) => r.url().endsWith("/api/retell/create-call"));
    // The page is idle for a moment before it asks for the chunk.
    for (let tries = 0; liveKitIn(talk.scripts) === 0 && tries < 100; tries += 1) {
      await talk.page.waitForTimeout(100);
    }
    await talk.page.waitForLoadState("networkidle");
    await Promise.all(talk.reading);
    return [
      atMost("first-load JS of /", kilobytes(home.atLoad), "kB gzip", 150),
      atMost("first-load JS of /talk", kilobytes(talk.atLoad), "kB gzip", 150),
      exactly("LiveKit chunks before the click", before, "chunks", 0),
      exactly("LiveKit chunks after the click", liveKitIn(talk.scripts), "chunks", 1),
    ];
  } finally {
    await browser.close();
    await stack.stop();
  }
}

async function visit(
  browser: Browser,
  url: string,
): Promise<{ page: Page; scripts: Script[]; atLoad: Script[]; reading: Promise<unknown>[] }> {
  const page = await browser.newPage();
  const scripts: Script[] = [];
  const reading: Promise<unknown>[] = [];
  page.on("response", (response) => {
    if (response.request().resourceType() !== "script") return;
    const read = async () => {
      const text = await response.text();
      const { responseBodySize } = await response.request().sizes();
      scripts.push({ bytes: responseBodySize, hasLiveKit: /livekit/i.test(text) });
    };
    const script = read();
    // One that is still on its way when the browser closes is not missed; one of the first load fails the bench below.
    script.catch(() => undefined);
    reading.push(script);
  });
  await page.goto(url, { waitUntil: "networkidle" });
  await Promise.all(reading);
  return { page, scripts, atLoad: [...scripts], reading };
}

const liveKitIn = (scripts: Script[]) => scripts.filter((script) => script.hasLiveKit).length;
const kilobytes = (scripts: Script[]) => scripts.reduce((sum, script) => sum + script.bytes, 0) / 1000;
