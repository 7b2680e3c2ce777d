import type { Page } from "@playwright/test";
import { appUrl, sandboxControl, sandboxUrl } from "../support/page-control";
import { tabTo } from "../support/page-keyboard";
import { looksRight, onPaper } from "../support/page-look";
import { expect, test } from "../support/page-test";
import { mailedCode, newEmail } from "../support/sign-in";

test("a new person signs in by keyboard with the code from her mail", async ({ page, context, problems }) => {
  problems.expect(/^answer: POST \/api\/auth\/verify 400$/);
  const email = newEmail();
  await page.goto("/");
  await tabTo(page, page.getByRole("link", { name: "Sign in" }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Come back to what was said." })).toBeVisible();
  await expect(page.getByRole("button", { name: "Mail me a code" })).toBeEnabled();
  await looksRight(page, "sign-in, e-mail");

  const address = page.getByRole("textbox", { name: "E-mail" });
  await tabTo(page, address);
  await page.keyboard.press("Enter");
  await expect(address).toHaveAccessibleDescription("An e-mail address is needed.");
  await expect(address).toBeFocused();
  await page.keyboard.type(email);
  await page.keyboard.press("Enter");

  const box = page.getByRole("textbox", { name: "The 6 digits" });
  await expect(box).toBeFocused();
  await expect(page.getByText(email)).toBeVisible();
  await looksRight(page, "sign-in, code");
  await onPaper(page, () => expect(page.getByText(email)).toBeHidden());
  expect(page.url()).toBe(`${appUrl()}/sign-in`);
  await page.reload();
  await expect(box).toBeFocused();

  const code = await mailedCode({ sandbox: sandboxUrl() }, email);
  await page.keyboard.type(code === "000000" ? "000001" : "000000");
  await expect(box).toHaveAccessibleDescription("That is not the code we sent last.");
  await expect(box).toBeFocused();
  await paste(page, `${code.slice(0, 3)} ${code.slice(3)}`);
  await page.waitForURL("**/calls");
  expect(await page.evaluate(() => document.cookie)).not.toContain("doc_session");
  const session = (await context.cookies()).filter(({ name }) => name.startsWith("doc_session"));
  expect(session.length).toBeGreaterThan(0);
  for (const cookie of session) expect(cookie).toMatchObject({ httpOnly: true, sameSite: "Lax", path: "/" });
  await page.goto("/privacy");
  await expect(page.getByRole("link", { name: "Settings" })).toBeVisible();
  await page.request.post("/api/auth/sign-out", { data: {}, headers: { origin: appUrl() } });
  await page.reload();
  await expect(page.getByRole("link", { name: "Sign in" })).toBeVisible();
});

test("another address can be given, and a second code only after a minute", async ({ page }) => {
  await page.clock.install();
  await page.goto("/sign-in?next=//evil.example");
  const address = page.getByRole("textbox", { name: "E-mail" });
  await address.fill("wrong@example.com");
  await page.getByRole("button", { name: "Mail me a code" }).click();
  await page.getByRole("button", { name: "Use another address" }).click();
  await expect(address).toBeFocused();
  await expect(address).toHaveValue("wrong@example.com");
  const email = newEmail();
  await address.fill(email);
  await page.keyboard.press("Enter");
  const resend = page.getByRole("button", { name: "Send another code" });
  await expect(page.getByText(/^Another code in (1:00|0:\d\d)$/)).toBeVisible();
  await expect(resend).toBeHidden();
  await page.clock.fastForward(61_000);
  await sandboxControl("clock", { advanceMs: 61_000 });
  await resend.click();
  await expect(page.getByRole("textbox", { name: "The 6 digits" })).toBeFocused();
  await expect(resend).toBeHidden();
  await paste(page, await mailedCode({ sandbox: sandboxUrl() }, email));
  await page.waitForURL(`${appUrl()}/calls`);
});

/** A paste as the browser does it, without asking for the clipboard. */
async function paste(page: Page, text: string): Promise<void> {
  await page.keyboard.insertText(text);
}
