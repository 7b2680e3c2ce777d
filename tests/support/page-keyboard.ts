import { expect, type Locator, type Page } from "@playwright/test";

/** Presses Tab until the control has the focus, and has it to be seen. */
export async function tabTo(page: Page, control: Locator): Promise<void> {
  for (let i = 0; i < 40; i++) {
    await page.keyboard.press("Tab");
    if (!(await control.evaluate((element) => element === document.activeElement))) continue;
    expect(await showsFocus(control), `the focus shows on ${control}`).toBe(true);
    return;
  }
  throw new Error(`Tab does not reach ${control}`);
}

/** An outline on the control or, as for a box that scrolls, on what is around it. */
function showsFocus(control: Locator): Promise<boolean> {
  return control.evaluate((element) => {
    const isOutlined = (one: Element | null) => {
      const style = one && getComputedStyle(one);
      return style !== null && style.outlineStyle !== "none" && Number.parseFloat(style.outlineWidth) >= 2;
    };
    return element.matches(":focus-visible") && (isOutlined(element) || isOutlined(element.parentElement));
  });
}
