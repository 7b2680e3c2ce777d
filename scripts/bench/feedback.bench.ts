import { chromium, type Page } from "@playwright/test";
import { launchOptions } from "../../tests/support/page-launch";
import { startStack } from "../../tests/support/stack";
import { atMost, type Figure, median, noted } from "./measure";

const ROUNDS = 15;

/** From the press of the button to the room showing that it is connecting, as the page's own clock has it. */
export async function run(): Promise<Figure[]> {
  const stack = await startStack();
  const browser = await chromium.launch(launchOptions());
  try {
    const page = await browser.newPage();
    // Each round is cancelled while it is connecting, however fast the machine is.
    await page.route("**/api/retell/create-call", () => undefined);
    await page.goto(`${stack.app}/talk`);
    await page.getByRole("button", { name: "Talk to Doc" }).and(page.locator(":enabled")).waitFor();
    const times: number[] = [];
    for (let i = 0; i < ROUNDS; i++) times.push(await timeOne(page));
    return [
      noted("press to connecting, median", median(times), "ms"),
      atMost("press to connecting, slowest", Math.max(...times), "ms", 100),
    ];
  } finally {
    await browser.close();
    await stack.stop();
  }
}

async function timeOne(page: Page): Promise<number> {
  await page.evaluate(watch);
  await page.getByRole("button", { name: /^Talk (to Doc|again)$/ }).click();
  await page.getByRole("heading", { name: "Calling Doc" }).waitFor();
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.getByRole("button", { name: "Talk again" }).waitFor();
  return page.evaluate(() => Reflect.get(window, "feedbackMs"));
}

/** Runs in the page: the time between the input that a click came from and the title that follows it. */
function watch(): void {
  const title = document.querySelector("h1")?.textContent;
  addEventListener(
    "click",
    (click) => {
      const observer = new MutationObserver(() => {
        if (document.querySelector("h1")?.textContent === title) return;
        observer.disconnect();
        Reflect.set(window, "feedbackMs", performance.now() - click.timeStamp);
      });
      observer.observe(document.body, { childList: true, subtree: true, characterData: true });
    },
    { capture: true, once: true },
  );
}
