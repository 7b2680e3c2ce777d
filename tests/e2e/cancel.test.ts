import { addFault, callsAtRetell, requestsTo } from "../support/page-control";
import { expect, test } from "../support/page-test";

const create = "/v2/create-web-call";

test("the room says where it is, from the press to the open line", async ({ page, room }) => {
  await addFault({ vendor: "retell", path: create, delayMs: 400 });
  await room.open();
  const titles = await page.evaluateHandle(() => {
    const seen: string[] = [];
    new MutationObserver(() => {
      const title = document.querySelector("h1")?.textContent ?? "";
      if (title !== seen.at(-1)) seen.push(title);
    }).observe(document.body, { childList: true, subtree: true, characterData: true });
    return seen;
  });
  await room.button("Talk to Doc").click();
  await room.isLive();
  expect(await titles.jsonValue()).toEqual([
    "Your microphone first",
    "Calling Doc",
    "Opening the line",
    "On the call with Doc",
  ]);
});

test("cancelling while Retell is asked ends quietly, and the next call works", async ({ page, room }) => {
  await addFault({ vendor: "retell", path: create, delayMs: 1200, times: 1 });
  await room.open();
  await room.button("Talk to Doc").click();
  await expect(room.title("Calling Doc")).toBeVisible();
  await expect.poll(async () => (await requestsTo(create)).length).toBe(1);
  await room.button("Cancel").click();
  await expect(room.title("Stopped before it began")).toBeVisible();
  await expect.poll(async () => (await requestsTo(create))[0]?.status).toBe(201);
  await room.button("Talk again").click();
  await room.isLive();
  const calls = await callsAtRetell();
  expect(calls.map((call) => call.call_status)).toEqual(["ongoing", "ended"]);
  await room.button("End call").click();
  await expect(page).toHaveURL(/\/calls\//);
});

test("cancelling with Escape while the line opens leaves no live call", async ({ page, room, problems }) => {
  problems.expect(/^console\.error: Error starting call/);
  let joins = 0;
  // A line that takes everything and never says that the call is joined.
  await page.routeWebSocket(/\/retell\//, () => {
    joins++;
  });
  await room.open();
  await room.button("Talk to Doc").click();
  await expect(room.title("Opening the line")).toBeVisible();
  await expect.poll(() => joins).toBe(1);
  await page.keyboard.press("Escape");
  await expect(room.title("Stopped before it began")).toBeVisible();
  expect((await callsAtRetell()).map((call) => call.call_status)).toEqual(["registered"]);
  await expect(room.button("Talk again")).toBeEnabled();
});
