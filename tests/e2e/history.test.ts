import type { Page } from "@playwright/test";
import { query } from "../support/e2e-database";
import { appUrl, sandboxUrl } from "../support/page-control";
import { tabTo } from "../support/page-keyboard";
import { looksRight } from "../support/page-look";
import { expect, test } from "../support/page-test";
import { type SignedIn, signInAt } from "../support/sign-in";

const words = (text: string, start: number) =>
  text.split(" ").map((word, i) => ({ word, start: start + i / 2, end: start + i / 2 + 0.4 }));
const say = (role: string, content: string, start: number) => ({
  role,
  content,
  words: words(content, start),
});
const talk = [
  say("agent", "Long day?", 1),
  say("user", "The pager never stopped.", 3),
  say("agent", "They never do.", 6),
];

test("the list is found, searched, narrowed and walked by keyboard, scripts or not, and says when there is nothing", async ({
  page,
  browser,
}) => {
  await page.goto("/calls");
  await expect(page.getByRole("link", { name: "Sign in" }).last()).toHaveAttribute(
    "href",
    "/sign-in?next=/calls",
  );
  await looksRight(page, "calls, signed out");

  const ann = await signIn(page);
  await page.goto("/calls");
  await expect(page.getByRole("heading", { name: "No calls yet." })).toBeVisible();
  await looksRight(page, "calls, none");

  await addCalls(ann, 30);
  await page.reload();
  await expect(page.getByRole("listitem")).toHaveCount(25);
  await looksRight(page, "calls");
  await tabTo(page, page.getByRole("searchbox"));
  await page.keyboard.type("pager");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/calls\?zone=[^&]+&q=pager&from=&to=&status=#found$/);
  await expect(page.getByRole("heading", { name: "Matches, newest first" })).toBeFocused();
  await expect(page.getByRole("listitem")).toHaveCount(25);
  await tabTo(page, page.getByRole("link", { name: "Older calls" }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Older matches" })).toBeFocused();
  await expect(page.getByRole("listitem")).toHaveCount(5);

  const plain = await browser.newContext({
    javaScriptEnabled: false,
    baseURL: appUrl(),
    storageState: await page.context().storageState(),
  });
  const still = await plain.newPage();
  await still.goto("/calls");
  await still.getByText("By date or ending").click();
  await still.getByLabel("How it ended").selectOption({ label: "The line broke" });
  await still.getByRole("button", { name: "Search" }).click();
  await expect(still.getByRole("listitem")).toHaveCount(1);
  await still.getByRole("searchbox").fill("!!!");
  await still.getByRole("button", { name: "Search" }).click();
  await expect(still.getByRole("heading", { name: "No calls match." })).toBeVisible();
  await expect(still.getByLabel("How it ended")).toHaveValue("error");
  await plain.close();
  await page.goto("/calls?from=2026-11-22&to=2026-11-20");
  await expect(page.getByText("The first day comes after the last one. Swap them.")).toBeVisible();
  await page.goto("/calls?from=soon");
  await expect(page.getByRole("heading", { name: "That is no date." })).toBeVisible();
  await looksRight(page, "calls, narrowed and refused");
});

test("a call is named, and deleted for good, by keyboard alone", async ({ page, problems }) => {
  problems.expect(/^answer: GET \/calls\/call_0 404$/);
  const ann = await signIn(page);
  await addCalls(ann, 1);
  await page.goto("/calls");
  await tabTo(page, page.getByRole("link", { name: "You spoke of the pager." }));
  await page.keyboard.press("Enter");
  await expect(page).toHaveTitle(/^Your talk/);
  await looksRight(page, "call");

  await tabTo(page, page.getByRole("button", { name: "Give it a name" }));
  await page.keyboard.press("Enter");
  await looksRight(page, "call, being named");
  await page.keyboard.type("The pager night");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("heading", { level: 1, name: "Your talk with Doc" })).toBeVisible();
  await page.keyboard.press("Enter");
  await page.keyboard.type("The pager night");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "The pager night" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Rename" })).toBeFocused();

  await tabTo(page, page.getByRole("button", { name: "Delete this call" }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Leave it" })).toBeFocused();
  await looksRight(page, "call, asked whether to delete it");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Delete this call" })).toBeFocused();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "This call is deleted." })).toBeFocused();
  await looksRight(page, "call, deleted");
  await page.reload();
  await expect(page.getByRole("heading", { name: "There is nothing at this address." })).toBeVisible();
  await page.goto("/calls");
  await expect(page.getByRole("heading", { name: "No calls yet." })).toBeVisible();
});

test("an exchange of a real call is heard from its start to its end and no further", async ({
  page,
  room,
}) => {
  await signIn(page);
  await room.call();
  await room.say("My night shift was chaos and the pager never stopped.");
  await expect(room.captions.getByRole("listitem").nth(2)).toContainText(/night|shift|chaos|pager/i);
  await room.isSilent("doc");
  await room.button("End call").click();
  await expect(page).toHaveURL(/\/calls\/call_\w+$/);
  const button = page.getByRole("button", { name: /^Play exchange 1, / });
  await button.click();
  await expect(page.getByRole("button", { name: "Pause exchange 1" })).toBeVisible();
  await expect(page.locator("[data-lit]")).toHaveCount(1);
  await expect(button).toBeVisible({ timeout: 30_000 });
  const [, to = ""] = / to (\d+:\d+)$/.exec((await button.getAttribute("aria-label")) ?? "") ?? [];
  await expect(page.getByLabel("Place in the recording")).toHaveAttribute(
    "aria-valuetext",
    new RegExp(`^${to} of`),
  );
});

async function signIn(page: Page): Promise<SignedIn> {
  const ann = await signInAt({ app: appUrl(), sandbox: sandboxUrl() });
  const pairs = ann.cookie
    .split("; ")
    .map((pair) => [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)]);
  await page.context().addCookies(pairs.map(([name = "", value = ""]) => ({ name, value, url: appUrl() })));
  return ann;
}

/** Ended calls of hers; the second one broke off. */
async function addCalls({ id }: SignedIn, count: number): Promise<void> {
  await query(`insert into app.calls (call_id, owner_id, status, reason, duration_ms, last_event_at, created_at, updated_at)
    select 'call_' || i, '${id}', 'ongoing', 'user_hangup', 61000, now(), now() - i * interval '10 minutes', now()
    from generate_series(0, ${count - 1}) i`);
  await query(`update app.calls set summary = 'You spoke of the pager.', analysis = '{"topics": "nights, pager", "mood": "wry"}',
    transcript = '${JSON.stringify(talk)}', status = case call_id when 'call_1' then 'error' else 'ended' end`);
}
