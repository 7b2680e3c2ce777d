import { callsAtRetell, sandboxControl } from "../support/page-control";
import { freeSlot, leaveSlots, letTurnsEnd, Waiter } from "../support/page-queue";
import { expect, test } from "../support/page-test";

/** No room is an answer of the server's, not a fault of the page. */
const noRoom = /^answer: POST \/api\/retell\/create-call 409$/;

test("with one slot the second waits, is told of the turn, starts, and Doc knows the note", async ({
  room,
  browser,
  problems,
}) => {
  problems.expect(noRoom);
  await leaveSlots(1);
  await room.call();
  const second = await Waiter.open(browser, problems);
  await second.joins();
  await expect(second.room.title("You are next.")).toBeVisible();
  await second.standsAt(1);
  await expect(second.page).toHaveTitle("1 in line · Doc");
  await expect(second.page.getByText("Four waits in five")).toBeHidden();
  await second.page.getByLabel("A note for Doc").fill("Three codes in one night.");
  const third = await Waiter.open(browser, problems);
  await third.joins();
  await expect(third.room.title("You are next but one.")).toBeVisible();

  await room.button("End call").click();
  await expect(second.turn).toBeVisible({ timeout: 20_000 });
  await expect(second.page).toHaveTitle("Your turn with Doc");
  await expect(
    second.page
      .getByRole("status")
      .filter({ hasText: /It is your turn\. You have (two minutes|\d+0 seconds) to start/ }),
  ).toHaveCount(1);
  await expect(third.room.title("You are next.")).toBeVisible();
  await expect(third.turn).toBeHidden();

  const pressedAt = Date.now();
  await second.start.click();
  await expect(second.room.captions).toContainText("Hey");
  console.log(`from Start to the first word: ${Date.now() - pressedAt} ms`);
  expect(Date.now() - pressedAt).toBeLessThan(3000);
  const [call] = await callsAtRetell();
  const { retell_llm_dynamic_variables: known } = call as {
    retell_llm_dynamic_variables?: { user_context: string };
  };
  expect(known?.user_context).toContain("Three codes in one night.");
  await third.givesUp();
  await expect(third.room.title("Doc is here")).toBeVisible();
  await second.room.button("End call").click();
  await expect(second.page).toHaveURL(/\/calls\//);
  await Promise.all([second.context.close(), third.context.close()]);
});

test("a reload, a second tab and the back button keep the place; giving it up in one tab is seen in the other", async ({
  page,
  context,
  room,
  browser,
  problems,
}) => {
  problems.expect(noRoom);
  await leaveSlots(0);
  const first = await Waiter.open(browser, problems);
  await first.joins();
  await first.standsAt(1);
  const mine = new Waiter(context, page);
  await mine.joins();
  await mine.standsAt(2);
  await page.getByLabel("A note for Doc").fill("A long day.");
  await expect(page.getByText("Saved. Doc reads it before the first word.")).toBeVisible();
  await page.reload();
  await mine.standsAt(2);
  await expect(page.getByLabel("A note for Doc")).toHaveValue("A long day.");
  await page.goto("/privacy");
  await page.goBack();
  await mine.standsAt(2);
  const tab = new Waiter(context, await context.newPage());
  await tab.page.goto("/talk");
  await tab.standsAt(2);
  await tab.givesUp();
  await expect(tab.room.title("Doc is here")).toBeVisible();
  await expect(room.title("Doc is here")).toBeVisible();
  await page.reload();
  await expect(room.title("Doc is here")).toBeVisible();
  await first.standsAt(1);
  await first.context.close();
});

test("a turn can be held once with the keyboard, is warned of before it ends, and passes to the next", async ({
  page,
  context,
  browser,
  problems,
}) => {
  problems.expect(noRoom);
  await leaveSlots(0);
  const mine = new Waiter(context, page);
  await mine.joins();
  await mine.standsAt(1);
  const next = await Waiter.open(browser, problems);
  await next.joins();
  await next.standsAt(2);
  await freeSlot();
  await expect(mine.turn).toBeVisible();
  await letTurnsEnd(17);
  await page.reload();
  const warning = page.getByRole("alert").filter({ hasText: "20 seconds" });
  await expect(warning).toContainText("Hold your place for two minutes more");
  await mine.start.focus();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Your place was held once")).toBeVisible();
  await expect(mine.start).toBeFocused();
  await expect(page.getByRole("timer")).toContainText("2:");
  await expect(warning).toHaveCount(0);
  await letTurnsEnd(0);
  await expect(mine.room.title("Your turn has passed")).toBeVisible();
  await expect(next.turn).toBeVisible();
  await mine.room.button("Take a place again").click();
  await mine.standsAt(1);
  await next.context.close();
});

test("when Retell is full or fails, whoever asked keeps the place, is told so, and is called up again", async ({
  page,
  context,
  room,
  problems,
}) => {
  problems.expect(/^answer: POST \/api\/retell\/create-call (429|502)$/);
  await sandboxControl("faults", { vendor: "retell", path: "/v2/create-web-call", status: 429, times: 1 });
  const mine = new Waiter(context, page);
  await mine.joins();
  await mine.standsAt(1);
  await expect(mine.turn).toBeVisible({ timeout: 15_000 });
  await sandboxControl("faults", { vendor: "retell", path: "/v2/create-web-call", status: 500, times: 1 });
  await mine.start.click();
  await expect(page.getByRole("alert").filter({ hasText: "Your place is kept." })).toBeVisible();
  await expect(mine.turn).toBeVisible();
  await expect(page.getByRole("timer")).toBeVisible();
  await mine.start.click();
  await room.isLive();
});

test("browsers come in the order in which they joined, two at a time", async ({ browser, problems }) => {
  const count = Number(process.env.QUEUE_BROWSERS ?? 4);
  test.setTimeout(30_000 + count * 20_000);
  problems.expect(noRoom);
  await leaveSlots(2);
  const waiters: Waiter[] = [];
  for (let i = 0; i < count; i++) {
    const waiter = await Waiter.open(browser, problems);
    await waiter.joins();
    await (i < 2 ? waiter.room.isLive() : waiter.standsAt(i - 1));
    waiters.push(waiter);
  }
  const order = [0, 1].slice(0, count);
  for (const [i, waiter] of waiters.entries()) {
    const next = i + 2;
    const ongoing = (await callsAtRetell()).filter(({ call_status }) => call_status === "ongoing");
    expect(ongoing.length).toBeLessThanOrEqual(2);
    const oldest = ongoing.at(-1);
    await sandboxControl(`calls/${oldest?.call_id}/hangup`, {});
    if (next < count) {
      await expect(waiters[next]?.turn ?? waiter.turn).toBeVisible({ timeout: 30_000 });
      for (const later of waiters.slice(next + 1)) await expect(later.turn).toBeHidden();
      await waiters[next]?.start.click();
      await waiters[next]?.room.isLive();
      order.push(next);
    }
    await waiter.context.close();
  }
  console.log(`admitted, of ${count} browsers on two slots: ${order.map((i) => i + 1).join(" ")}`);
  expect(order).toEqual(waiters.map((_, i) => i));
});
