import { readFileSync } from "node:fs";
import type { BrowserContext } from "@playwright/test";
import { query, sweep } from "../support/e2e-database";
import { addFault, appUrl, clearFaults, sandboxUrl } from "../support/page-control";
import { tabTo } from "../support/page-keyboard";
import { looksRight } from "../support/page-look";
import { expect, test } from "../support/page-test";
import { signInAt } from "../support/sign-in";

test("somebody settles by keyboard what is kept, remembered and said, and sees what Doc would be told", async ({
  page,
  context,
  problems,
}) => {
  problems.expect(/^answer: PUT \/api\/settings 503$/);
  const person = await signInHere(context);
  await page.goto("/settings");
  await looksRight(page, "settings, at first");
  const keep = page.getByRole("switch", { name: "Keep my new calls" });
  const remember = page.getByRole("switch", { name: "Doc may pick up where we left off" });
  await expect(keep).not.toBeChecked();
  await expect(remember).toBeDisabled();
  await expect(remember).toHaveAccessibleDescription(/Only kept calls can be remembered/);

  await tabTo(page, page.getByRole("textbox", { name: "What Doc calls you" }));
  await page.keyboard.type("Ada");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Saved.", { exact: true })).toBeVisible();
  await expect(page.getByText("That you are called Ada.")).toBeVisible();

  await addFault({ vendor: "supabase", path: "/rest/v1/rpc/set_my_settings", status: 503, times: 1 });
  await tabTo(page, keep);
  await page.keyboard.press("Space");
  await expect(page.getByText("We cannot reach our records right now.")).toBeVisible();
  await expect(keep).not.toBeChecked();
  await page.keyboard.press("Space");
  await expect(page.getByText("It counts from your next call on.")).toBeVisible();
  await expect(page.getByText(/^You said yes on/)).toBeVisible();
  await expect(remember).toBeEnabled();
  await expect(remember).toBeChecked();

  await addCall(person.id);
  await page.reload();
  await expect(keep).toBeChecked();
  await expect(page.getByText("You lost a bet to a scheduler.")).toBeVisible();
  await looksRight(page, "settings, with a memory");
  await page.getByRole("button", { name: "Make Doc forget this" }).press("Enter");
  await expect(page.getByText("Your calls are all still there.")).toBeVisible();
  await expect(page.locator(":focus")).toContainText("Forgotten.");
  await expect(page.getByText("You lost a bet to a scheduler.")).toBeHidden();

  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Download everything" }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^doc-by-kenstera-\d{4}-\d\d-\d\d\.json$/);
  const file = JSON.parse(readFileSync(await download.path(), "utf8"));
  expect([file.account.email, file.calls.length]).toEqual([person.email, 1]);

  await page.getByRole("button", { name: "Sign out" }).click();
  await page.waitForURL(`${appUrl()}/`);
  await page.goto("/settings");
  expect(page.url()).toBe(`${appUrl()}/sign-in?next=/settings`);
});

test("somebody deletes the account by keyboard, waits for Retell, and has it on paper", async ({
  page,
  context,
  problems,
}) => {
  problems.expect(/^answer: GET \/settings\/deleted 404$/);
  await page.goto("/settings/deleted");
  await expect(page.getByRole("heading", { level: 1 })).not.toHaveText(/deleted|gone/i);
  const person = await signInHere(context);
  await addCall(person.id);
  await page.goto("/settings");
  const box = page.getByRole("textbox", { name: "Your e-mail address, to be sure" });
  await box.focus();
  await page.keyboard.type("somebody@else.example");
  await page.keyboard.press("Enter");
  await expect(box).toHaveAccessibleDescription("That is not the address of this account.");
  await expect(box).toBeFocused();

  await addFault({ vendor: "retell", path: "/v2/delete-call", status: 500 });
  await box.fill(person.email);
  await tabTo(page, page.getByRole("button", { name: "Delete my account" }));
  await page.keyboard.press("Enter");
  await page.waitForURL("**/settings/deleted");
  await expect(page.getByRole("heading", { name: "Your account is being deleted." })).toBeVisible();
  await expect(page.getByText("1 of 1 call")).toHaveCount(1);
  await expect(page.getByText("0 of 1 call")).toBeVisible();
  await expect(page.getByRole("link", { name: "Sign in" })).toBeVisible();
  await looksRight(page, "deletion, under way");

  await clearFaults();
  await query("update app.calls set vendor_asked_at = null");
  await sweep("retention");
  await expect(page.getByRole("heading", { name: "It is all gone." })).toBeVisible();
  await expect(page.getByText("1 of 1 call")).toHaveCount(2);
  await looksRight(page, "deletion, done");
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  await expect(page.getByRole("button", { name: "Print this" })).toBeHidden();
  const paper = await page.evaluate(() => {
    const { backgroundColor } = getComputedStyle(document.documentElement);
    return [getComputedStyle(document.querySelector("main") ?? document.body).color, backgroundColor];
  });
  expect(paper).toEqual(["rgb(0, 0, 0)", "rgb(255, 255, 255)"]);
});

/** A new person, signed in in this browser. */
async function signInHere(context: BrowserContext) {
  const person = await signInAt({ app: appUrl(), sandbox: sandboxUrl() });
  await context.addCookies(
    person.cookie.split("; ").map((pair) => {
      const at = pair.indexOf("=");
      return { name: pair.slice(0, at), value: pair.slice(at + 1), url: appUrl(), httpOnly: true };
    }),
  );
  return person;
}

/** A kept call that is over and summed up. */
async function addCall(owner: string): Promise<void> {
  await query(
    `insert into app.calls (call_id, owner_id, status, summary, transcript, kept_at, duration_ms, started_at, ended_at,
       last_event_at, created_at, updated_at)
     values ('call_' || gen_random_uuid(), '${owner}', 'ended', 'You lost a bet to a scheduler.', '[]', now(), 1000,
       now(), now(), now(), now(), now())`,
  );
}
