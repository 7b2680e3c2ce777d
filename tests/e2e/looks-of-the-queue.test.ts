import { looksRight } from "../support/page-look";
import { emptyLine, fillLine, freeSlot, leaveSlots, letTurnsEnd, Waiter } from "../support/page-queue";
import { expect, test } from "../support/page-test";

test("the waiting room is accessible and fits a phone in each of its states", async ({
  page,
  context,
  browser,
  problems,
}) => {
  test.setTimeout(120_000);
  problems.expect(/^answer: POST \/api\/retell\/create-call 409$/);
  await leaveSlots(0);
  const first = await Waiter.open(browser, problems);
  await first.joins();
  await first.standsAt(1);
  await fillLine();
  const mine = new Waiter(context, page);
  await mine.joins();
  await expect(mine.room.title("The line is full")).toBeVisible();
  await looksRight(page, "full");
  await first.context.close();

  await mine.room.button("Try again").click();
  await expect(mine.room.title("The line is full")).toBeVisible();
  await emptyLine();
  await mine.room.button("Try again").click();
  await mine.standsAt(1);
  await page.getByText("How we know").click();
  await page.getByLabel("A note for Doc").fill("x".repeat(460));
  await mine.room.button("Check your microphone").click();
  await expect(page.getByLabel("Microphone", { exact: true })).toBeVisible();
  await looksRight(page, "in line");
  await mine.room.button("Give up my place").click();
  await looksRight(page, "asked whether to give up");
  await mine.room.button("Keep my place").click();

  await freeSlot();
  await expect(mine.turn).toBeVisible();
  await page.emulateMedia({ reducedMotion: "reduce" });
  await expect(page.getByRole("timer")).toBeVisible();
  await expect(page.locator("svg:has(circle)")).toBeHidden();
  await looksRight(page, "the turn");
  await letTurnsEnd(0);
  await expect(mine.room.title("Your turn has passed")).toBeVisible();
  await looksRight(page, "the turn has passed");
});
