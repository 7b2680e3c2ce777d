import type { Page } from "@playwright/test";
import { query } from "../support/e2e-database";
import { appUrl, sandboxUrl } from "../support/page-control";
import { tabTo } from "../support/page-keyboard";
import { looksRight } from "../support/page-look";
import { expect, test } from "../support/page-test";
import { mailedCode, newEmail } from "../support/sign-in";

const moods = (page: Page) => page.getByRole("radiogroup", { name: "How do you feel now?" });
const keep = (page: Page) => page.getByRole("checkbox", { name: "Keep this call" });
const send = (page: Page) => page.getByRole("button", { name: "Send" });
const thanks = (page: Page) => page.getByRole("heading", { name: "Thank you." });

test("a visitor says by keyboard how it was; nothing typed is lost on the way", async ({
  page,
  problems,
}) => {
  await openEndedCall(page);
  await expect(send(page)).toBeEnabled();
  await expect(keep(page)).not.toBeChecked();
  await expect(page.getByText(/unless you keep it, what was said goes in 24 hours/)).toBeVisible();
  await looksRight(page, "feedback, empty");

  await tabTo(page, send(page));
  await page.keyboard.press("Enter");
  await expect(moods(page)).toHaveAccessibleDescription("Choose one of the five; none is wrong.");
  await expect(page.getByRole("radio", { name: "Rough" })).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("radio", { name: "Low" })).toBeChecked();
  await expect(moods(page)).toHaveAccessibleDescription("");
  await tabTo(page, page.getByRole("combobox", { name: "What you do (optional)" }));
  await page.keyboard.type("Res");
  await tabTo(page, page.getByRole("textbox", { name: "Where you work (optional)" }));
  await page.keyboard.type("St. Mary's ICU");
  await tabTo(page, page.getByRole("textbox", { name: "E-mail (optional)" }));
  await page.keyboard.type("nobody");
  await tabTo(page, keep(page));
  await page.keyboard.press("Space");

  await page.reload();
  await expect(page.getByRole("radio", { name: "Low" })).toBeChecked();
  await expect(page.getByRole("combobox")).toHaveValue("resident");
  await expect(page.getByRole("textbox", { name: "Where you work" })).toHaveValue("St. Mary's ICU");
  await expect(keep(page)).not.toBeChecked();
  await keep(page).check();
  problems.expect(/^answer: POST \/api\/calls\/call_\w+\/feedback 400$/);
  await send(page).click();
  const email = page.getByRole("textbox", { name: "E-mail (optional)" });
  await expect(email).toBeFocused();
  await expect(email).toHaveAccessibleDescription(/That does not look like an e-mail address/);
  await looksRight(page, "feedback, with an error");
});

test("a talk is kept in spite of a lost line and a second press, and can be let go again", async ({
  page,
  context,
  problems,
}) => {
  problems.expect(/^request: POST \/api\/calls\/call_\w+\/feedback net::ERR_INTERNET_DISCONNECTED$/);
  await openEndedCall(page);
  await page.getByRole("textbox", { name: "E-mail (optional)" }).fill("ann@example.com");
  await page.getByRole("radio", { name: "Low" }).check();
  await keep(page).check();

  await context.setOffline(true);
  await send(page).click();
  await expect(page.getByRole("alert").filter({ hasText: "You seem to be offline" })).toBeVisible();
  await context.setOffline(false);
  const sent: string[] = [];
  page.on("request", (request) => void sent.push(request.url()));
  await send(page).dblclick();
  await expect(thanks(page)).toBeFocused();
  await expect(thanks(page)).toHaveAccessibleDescription(/This call is kept until you say otherwise/);
  expect(sent.filter((url) => url.endsWith("/feedback"))).toHaveLength(1);
  expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage }))).not.toContain("ann@example.com");
  await looksRight(page, "feedback, thanks");

  await page.reload();
  await expect(thanks(page)).toBeVisible();
  await expect(send(page)).toBeHidden();
  await expect(keep(page)).toBeChecked();
  await keep(page).click();
  await expect(page.getByText(/This call is not kept: what was said goes in 24 hours/)).toBeVisible();
  await page.reload();
  await expect(keep(page)).not.toBeChecked();
});

test("an account may keep its talks from now on, and is then asked with the tick set", async ({ page }) => {
  await signIn(page);
  await openEndedCall(page);
  await expect(page.getByRole("textbox", { name: "E-mail (optional)" })).toBeHidden();
  const remember = page.getByRole("checkbox", { name: /Keep my calls from now on/ });
  await expect(remember).toBeHidden();
  await keep(page).check();
  await remember.check();
  await looksRight(page, "feedback, to be remembered");
  await page.getByRole("radio", { name: "Good" }).check();
  await send(page).click();
  await expect(thanks(page)).toBeFocused();

  await openEndedCall(page);
  await expect(keep(page)).toBeChecked();
  await expect(remember).toBeHidden();
  await expect(page.getByText("your calls are kept, as you asked")).toBeVisible();
  await keep(page).uncheck();
  await page.getByRole("radio", { name: "Rough" }).check();
  await page.reload();
  await expect(page.getByRole("radio", { name: "Rough" })).toBeChecked();
  await expect(keep(page)).not.toBeChecked();
  await send(page).click();
  await expect(thanks(page)).toHaveAccessibleDescription(/This call is not kept/);
});

test("the form comes once the call is over, and not for one that left nothing to keep", async ({ page }) => {
  const callId = await createCall(page);
  await page.goto(`/calls/${callId}`);
  await expect(page.getByText("Hanging up, and writing it down.")).toBeVisible();
  await expect(moods(page)).toBeHidden();
  await end(callId);
  await expect(moods(page)).toBeVisible();
  await query(`select app.erase_call('${callId}', now())`);
  await page.reload();
  await expect(page.getByText("This talk has been erased.")).toBeVisible();
  await expect(moods(page)).toBeHidden();
});

async function openEndedCall(page: Page): Promise<void> {
  const callId = await createCall(page);
  await end(callId);
  await page.goto(`/calls/${callId}`);
}

async function createCall(page: Page): Promise<string> {
  const answer = await page.request.post("/api/retell/create-call", {
    data: {},
    headers: { origin: appUrl() },
  });
  expect(answer.status()).toBe(200);
  return ((await answer.json()) as { callId: string }).callId;
}

const end = (callId: string) =>
  query(`select app.apply_call_facts('${callId}', 50, '{"status": "ended", "summary": "A long night.",
    "transcript": [{"role": "user", "content": "It was a long night.", "words": []}]}', now())`);

async function signIn(page: Page): Promise<void> {
  const email = newEmail();
  const headers = { origin: appUrl() };
  await page.request.post("/api/auth/code", { data: { email }, headers });
  const code = await mailedCode({ sandbox: sandboxUrl() }, email);
  const answer = await page.request.post("/api/auth/verify", { data: { email, code }, headers });
  expect(answer.status()).toBe(200);
}
