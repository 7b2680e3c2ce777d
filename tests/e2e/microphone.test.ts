import type { Page } from "@playwright/test";
import { requestsTo } from "../support/page-control";
import { launchOptions } from "../support/page-launch";
import { denyMicrophone, guardedMicrophone } from "../support/page-permission";
import { expect, test } from "../support/page-test";

// A device, and nobody who allows it without being asked.
test.use({ launchOptions: launchOptions(guardedMicrophone) });

test("a denied microphone makes no call, explains itself for this browser, and is noticed when it is allowed", async ({
  page,
  context,
  room,
}) => {
  await denyMicrophone(context);
  await room.open();
  await page.evaluate(() => document.body.setAttribute("data-same-page", ""));
  await room.button("Talk to Doc").click();
  await expect(room.title("Doc needs to hear you")).toBeVisible();
  const help = page.getByRole("alert").filter({ hasText: "Your microphone is blocked for this page" });
  await expect(help).toContainText("Click the icon left of the address.");
  await expect(help).toContainText("This page will notice");
  expect(await requestsTo("/v2/create-web-call")).toEqual([]);

  await context.grantPermissions(["microphone"]);
  await expect(room.title("Doc is here")).toBeVisible();
  await expect(page.locator("body[data-same-page]")).toBeAttached();
  await room.button("Talk to Doc").click();
  await room.isLive();
  await room.button("End call").click();
  await expect(page).toHaveURL(/\/calls\//);
});

test("without a microphone no call is made, and plugging one in is noticed", async ({
  page,
  context,
  room,
}) => {
  await context.grantPermissions(["microphone"]);
  await breakMicrophone(page, "NotFoundError");
  await room.open();
  await room.button("Talk to Doc").click();
  await expect(page.getByText("We cannot find a microphone")).toBeVisible();
  expect(await requestsTo("/v2/create-web-call")).toEqual([]);
  await mendMicrophone(page);
  await expect(room.title("Doc is here")).toBeVisible();
});

test("a microphone that something else holds makes no call, and trying again works once it is free", async ({
  page,
  context,
  room,
}) => {
  await context.grantPermissions(["microphone"]);
  await breakMicrophone(page, "NotReadableError");
  await room.open();
  await room.button("Talk to Doc").click();
  await expect(page.getByText("Something else is holding your microphone")).toBeVisible();
  await room.button("Try again").click();
  await expect(page.getByText("Something else is holding your microphone")).toBeVisible();
  expect(await requestsTo("/v2/create-web-call")).toEqual([]);
  await mendMicrophone(page);
  await expect(room.title("Doc is here")).toBeVisible();
});

/** Chromium's fake device cannot be taken away, so the page is given the browser's refusal. */
async function breakMicrophone(page: Page, name: string): Promise<void> {
  await page.addInitScript((name) => {
    const media = navigator.mediaDevices;
    media.getUserMedia = () => Promise.reject(new DOMException("", name));
    if (name === "NotFoundError") media.enumerateDevices = () => Promise.resolve([]);
  }, name);
}

async function mendMicrophone(page: Page): Promise<void> {
  await page.evaluate(() => {
    Reflect.deleteProperty(navigator.mediaDevices, "getUserMedia");
    Reflect.deleteProperty(navigator.mediaDevices, "enumerateDevices");
    navigator.mediaDevices.dispatchEvent(new Event("devicechange"));
  });
}
