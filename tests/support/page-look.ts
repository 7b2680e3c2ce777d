import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

const phone = { width: 360, height: 740 };
const desk = { width: 1280, height: 800 };

/** What every page and every state of the room must be, on a phone and at a desk, by night and by day. */
export async function looksRight(page: Page, state: string): Promise<void> {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.setViewportSize(phone);
  await settles(page);
  expect(await widerThanThePage(page), `${state}: wider than ${phone.width} px`).toEqual([]);
  expect(await smallControls(page), `${state}: controls under 44 px`).toEqual([]);
  await reads(page, `${state}, on a phone`, "dark");
  await page.setViewportSize(desk);
  await reads(page, `${state}, at a desk`, "light");
  await page.emulateMedia({ reducedMotion: null, colorScheme: null });
}

async function reads(page: Page, state: string, colorScheme: "dark" | "light"): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await settles(page);
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" | ")}`);
  expect(found, `${state}, ${colorScheme}`).toEqual([]);
}

/** Fades are over; with reduced motion nothing goes on for ever. */
async function settles(page: Page): Promise<void> {
  const running = () =>
    page.evaluate(() =>
      document
        .getAnimations()
        .filter((animation) => animation.playState === "running")
        .flatMap(({ effect }) => (effect instanceof KeyframeEffect && effect.target ? [effect.target] : []))
        // A meter follows the voice, for as long as there is one.
        .filter((target) => !target.closest("[class*=meter-level]"))
        .map((target) => target.outerHTML.slice(0, 200)),
    );
  await expect.poll(running, "what still moves, though reduced motion is asked for").toEqual([]);
}

/** Looks at the page as a printer is given it. */
export async function onPaper(page: Page, look: () => Promise<void>): Promise<void> {
  await page.emulateMedia({ media: "print" });
  await look();
  await page.emulateMedia({ media: null });
}

export function widerThanThePage(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const isClipped = (element: Element): boolean =>
      element.closest(".lamp, .sr-only") !== null || element.closest("[aria-hidden=true]") !== null;
    const over = [...document.body.querySelectorAll("*")].filter(
      (element) => !isClipped(element) && element.getBoundingClientRect().right > clientWidth + 1,
    );
    return scrollWidth > clientWidth
      ? [`${scrollWidth} px`, ...over.map((element) => element.outerHTML)]
      : [];
  });
}

/** Controls that a finger may miss. Links in running text are let be, as WCAG does. */
function smallControls(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const isSeen = (element: Element) => {
      const { width, height } = element.getBoundingClientRect();
      return width > 1 && height > 1 && getComputedStyle(element).visibility === "visible";
    };
    return [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [role=button]")]
      .filter((element) => isSeen(element) && getComputedStyle(element).display !== "inline")
      .map((element) => {
        // A press on the label is a press on the box.
        const isTick = element instanceof HTMLInputElement && /^(checkbox|radio)$/.test(element.type);
        const target = isTick ? element.labels?.[0] : undefined;
        return { element, box: (target ?? element).getBoundingClientRect() };
      })
      .filter(({ box }) => box.height < 43.9 || box.width < 43.9)
      .map(
        ({ element, box }) =>
          `${box.width.toFixed(1)} x ${box.height.toFixed(1)}: ${element.outerHTML.slice(0, 200)}`,
      );
  });
}
