import { tabTo } from "../support/page-keyboard";
import { expect, test } from "../support/page-test";

test("a whole call with the keyboard alone, the focus always to be seen and never lost", async ({
  page,
  room,
}) => {
  await page.goto("/");
  await tabTo(page, page.getByRole("link", { name: "Talk to Doc" }).first());
  await page.keyboard.press("Enter");
  await expect(room.title("Doc is here")).toBeVisible();
  await expect(room.button("Talk to Doc")).toBeEnabled();
  await tabTo(page, room.button("Talk to Doc"));
  await page.keyboard.press("Enter");
  await room.isLive();
  await expect(room.title("On the call with Doc")).toBeFocused();

  await page.keyboard.press("m");
  await expect(room.button("Unmute")).toBeVisible();
  await page.keyboard.press("m");
  await expect(room.button("Mute")).toBeVisible();
  await tabTo(page, room.captions);
  await tabTo(page, room.button("Mute"));
  await page.keyboard.press("Space");
  await expect(room.button("Unmute")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(room.button("Mute")).toBeFocused();

  await tabTo(page, room.strip);
  await page.keyboard.type("My mmm pager Mm.");
  await expect(room.strip).toHaveValue("My mmm pager Mm.");
  await expect(room.button("Mute")).toHaveAttribute("aria-pressed", "false");
  await page.keyboard.press("Enter");
  await expect(room.captions).toContainText("My mmm pager Mm.");

  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(/\/calls\//);
  await expect(room.title("Your talk with Doc")).toBeVisible();
  await tabTo(page, page.getByRole("button", { name: "Play the recording" }));
});

test("cancelled with the keyboard, the focus stays on the room's one button", async ({
  page,
  room,
  problems,
}) => {
  problems.expect(/^console\.error: Error starting call/);
  await page.routeWebSocket(/\/retell\//, () => {});
  await room.open();
  await tabTo(page, room.button("Talk to Doc"));
  await page.keyboard.press("Enter");
  await expect(room.title("Opening the line")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(room.title("Stopped before it began")).toBeVisible();
  expect(await page.evaluate(() => document.activeElement === document.body)).toBe(false);
});
