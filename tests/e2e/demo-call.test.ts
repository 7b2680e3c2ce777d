import type { Page } from "@playwright/test";
import { appUrl, sandboxControl } from "../support/page-control";
import { tabTo } from "../support/page-keyboard";
import { looksRight, onPaper, widerThanThePage } from "../support/page-look";
import { dialledCall, dials, PhoneDesk } from "../support/page-phone";
import { expect, test } from "../support/page-test";

const viewport = { width: 390, height: 844 };
const number = { digits: "4152002001", shown: "(415) 200-2001" };

test.use({ viewport });

test("a phone is called, followed and hung up with the keyboard alone, and it rings once", async ({
  page,
}) => {
  await sandboxControl("scenario", { name: "manual" });
  const desk = new PhoneDesk(page);
  await desk.open();
  await tabTo(page, desk.form.getByLabel("Name"));
  await expect(desk.form.getByText(/The line is open/)).toBeVisible();
  await looks(page, "form, empty");
  await desk.open();

  await desk.ask(number.digits, number.shown);
  await expect(desk.title("Calling your phone.")).toBeFocused();
  const callId = await dialledCall();
  await sandboxControl(`calls/${callId}/answer`, {});
  await expect(desk.title("On the call.")).toBeFocused();
  const captions = page.getByRole("log", { name: "What has been said" });
  await sandboxControl(`calls/${callId}/say`, { role: "user", text: "What is Kenstera, then?" });
  await expect(captions).toContainText("What is Kenstera, then?");
  await expect(captions.getByText("Agent", { exact: true }).first()).toBeVisible();
  await looks(page, "call, live");
  await tabTo(page, captions);

  await sandboxControl(`calls/${callId}/hangup`, {});
  await expect(desk.title("You hung up.")).toBeVisible();
  const recap = page.getByRole("region", { name: "In short" }).getByRole("status");
  await expect(recap).toHaveText(/\w/);
  await expect(recap).not.toHaveText(/^(It is being written|There is no summary)/);
  const receipt = page.getByText("What you agreed to");
  await tabTo(page, receipt);
  await page.keyboard.press("Enter");
  await expect(page.getByText(/^Version .*, given /)).toBeVisible();
  await expect(page.getByRole("link", { name: "Download" })).toBeVisible();
  await looks(page, "call, ended");
  await onPaper(page, () => expect(captions).toBeHidden());
  expect(await dials()).toHaveLength(1);
});

test("a number that has rung is not rung again: the page says when it can be, and offers the browser", async ({
  page,
  problems,
}) => {
  problems.expect(/^answer: POST \/api\/demo-call 429$/);
  await sandboxControl("scenario", { name: "declined" });
  const desk = new PhoneDesk(page);
  await desk.open();
  await desk.ask(number.digits, number.shown);
  await expect(desk.title("The call was declined.")).toBeVisible();
  // The address is given back when nobody has answered, the number is not.
  await expect.poll(() => isOpen(page)).toBe(true);
  await tabTo(page, page.getByRole("button", { name: "Clear this page of the call" }));
  await page.keyboard.press("Enter");

  await expect(desk.submit).toBeVisible();
  await expect(desk.head).toBeFocused();
  await desk.open();
  await desk.ask(number.digits, number.shown);
  await expect(desk.title("Once a day is enough.")).toBeFocused();
  await expect(
    page.getByText(/^It can be called again (tomorrow )?at \d{1,2}:\d{2}\s[AP]M\.$/),
  ).toBeVisible();
  await looks(page, "number refused");
  await tabTo(
    page,
    page.getByRole("region", { name: "Or let it ring" }).getByRole("link", { name: "Talk to Doc" }),
  );
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/talk$/);
  expect(await dials()).toHaveLength(1);
});

test("a number that was blocked is not rung, and the form says so", async ({ page, problems }) => {
  problems.expect(/^answer: POST \/api\/demo-call 403$/);
  await page.goto("/block");
  const block = page.getByRole("button", { name: "Block this number" });
  await expect(block).toBeEnabled();
  await looks(page, "block, empty");
  await tabTo(page, page.getByLabel("Phone number"));
  await page.keyboard.type(number.shown);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Blocked, for good." })).toBeFocused();
  await looks(page, "block, done");

  const desk = new PhoneDesk(page);
  await desk.open();
  await desk.ask(number.digits, number.shown);
  await expect(desk.title("We will not ring that number.")).toBeFocused();
  expect(await dials()).toEqual([]);
});

/** As every page and state must look, and no wider than this phone. */
async function looks(page: Page, state: string): Promise<void> {
  await looksRight(page, state);
  await page.setViewportSize(viewport);
  expect(await widerThanThePage(page), `${state}: wider than ${viewport.width} px`).toEqual([]);
}

async function isOpen(page: Page): Promise<boolean> {
  const answer = await page.request.get(`${appUrl()}/api/demo-call`);
  return ((await answer.json()) as { isOpen: boolean }).isOpen;
}
