import { callsAtRetell } from "../support/page-control";
import { expect, test } from "../support/page-test";

const lastEnds = () =>
  expect.poll(async () => (await callsAtRetell())[0]?.call_status, { timeout: 15_000 }).toBe("ended");

test("a reload during the call ends it, and what was said is one link away", async ({ page, room }) => {
  await room.call();
  await page.reload();
  await expect(room.title("Doc is here")).toBeVisible();
  await lastEnds();
  await page.getByRole("link", { name: "Your last call is here" }).click();
  await expect(page.locator("[data-speaker=agent]").first()).toContainText("Hey. Long day?");
  await page.reload();
  await expect(page.locator("[data-speaker=agent]").first()).toContainText("Hey. Long day?");
});

test("the back button hangs up, and a second visit starts afresh", async ({ page, room }) => {
  await page.goto("/");
  await page.getByRole("link", { name: "Talk to Doc" }).first().click();
  await room.button("Talk to Doc").click();
  await room.isLive();
  await page.goBack();
  await expect(page).toHaveURL(/\/$/);
  await lastEnds();
  await page.goForward();
  await expect(room.title("Doc is here")).toBeVisible();
  await room.button("Talk to Doc").click();
  await room.isLive();
  await expect(room.captions).toContainText("Hey. Long day?");
  expect((await callsAtRetell()).map((call) => call.call_status)).toEqual(["ongoing", "ended"]);
  await room.button("End call").click();
  await expect(page).toHaveURL(/\/calls\//);
});

test("from the recap back leads to the room, ready for another call", async ({ page, room }) => {
  await room.call();
  await room.button("End call").click();
  await expect(page).toHaveURL(/\/calls\//);
  await page.goBack();
  await expect(room.title("Doc is here")).toBeVisible();
  await expect(room.button("Talk to Doc")).toBeEnabled();
});

test("somebody else's browser finds nothing at the recap's address", async ({
  page,
  room,
  browser,
  problems,
}) => {
  await room.call();
  await room.button("End call").click();
  await expect(page).toHaveURL(/\/calls\//);
  const stranger = await browser.newContext();
  await problems.watch(stranger);
  problems.expect(/^answer: GET \/calls\/call_\w+ 404$/);
  const view = await stranger.newPage();
  await view.goto(page.url());
  await expect(view.getByRole("heading", { level: 1 })).toHaveText("There is nothing at this address.");
  await expect(view.getByRole("main").getByRole("link", { name: "Sign in" })).toBeVisible();
  await stranger.close();
});
