import { addFault, clearFaults } from "../support/page-control";
import { launchOptions } from "../support/page-launch";
import { looksRight, onPaper } from "../support/page-look";
import { denyMicrophone, guardedMicrophone } from "../support/page-permission";
import { expect, test } from "../support/page-test";

test.use({ launchOptions: launchOptions(guardedMicrophone) });

test("the room is accessible and fits a phone in each of its states", async ({
  page,
  context,
  room,
  problems,
}) => {
  problems.expect(/^answer: POST \/api\/retell\/create-call 502$/, /^console\.error: Error starting call/);
  await denyMicrophone(context);
  await room.open();
  await looksRight(page, "ready");
  await room.button("Check your microphone").click();
  await expect(page.getByRole("alert").getByText(/Your microphone is blocked/)).toBeVisible();
  await looksRight(page, "microphone check, denied");
  await room.button("Talk to Doc").click();
  await expect(room.title("Doc needs to hear you")).toBeVisible();
  await looksRight(page, "denied");

  await context.grantPermissions(["microphone"]);
  await expect(room.title("Doc is here")).toBeVisible();
  await room.button("Check your microphone").click();
  await expect(page.getByLabel("Microphone", { exact: true })).toBeVisible();
  await looksRight(page, "microphone check");
  await addFault({ vendor: "retell", path: "/v2/create-web-call", status: 500 });
  await room.button("Talk to Doc").click();
  await expect(room.title("Doc cannot take the call")).toBeVisible();
  await looksRight(page, "failed");
  await clearFaults();

  await page.routeWebSocket(/\/retell\//, () => {});
  await room.button("Try again").click();
  await expect(room.title("Opening the line")).toBeVisible();
  await looksRight(page, "connecting");
  await room.button("Cancel").click();
  await expect(room.title("Stopped before it began")).toBeVisible();
  await looksRight(page, "ended");
});

test("the room is accessible and fits a phone while on a call", async ({ page, context, room }) => {
  await context.grantPermissions(["microphone"]);
  await room.call();
  await room.say("My night shift was chaos and the pager never stopped.");
  await expect(room.captions.getByRole("listitem").nth(1)).toBeVisible();
  await looksRight(page, "live");
  await onPaper(page, () => expect(room.captions).toBeHidden());
  await room.button("Mute").click();
  await looksRight(page, "muted");
  await room.button("End call").click();
  await expect(page).toHaveURL(/\/calls\//);
  await expect(page.getByText("The recap is ready.")).toBeVisible();
  await looksRight(page, "recap");
  await onPaper(page, async () => {
    await expect(page.locator(".turn-text", { hasText: "My night shift was chaos" })).toBeVisible();
    await expect(page.getByRole("link", { name: /Sign in|Your calls|Talk again/ })).toHaveCount(0);
    await expect(page.getByRole("button", { name: /Play the recording|Play exchange|Delete/ })).toHaveCount(
      0,
    );
    await expect(page.getByRole("form")).toHaveCount(0);
  });
});
