import type { Page } from "@playwright/test";
import { ageCalls, query, sweep } from "../support/e2e-database";
import { addFault, appUrl, clearFaults, sandboxControl, sandboxUrl } from "../support/page-control";
import { looksRight } from "../support/page-look";
import { expect, test } from "../support/page-test";

test("the pages that only say something are accessible and fit a phone", async ({ page, problems }) => {
  problems.expect(/^answer: GET \/nowhere 404$/);
  for (const path of ["/", "/privacy", "/nowhere"]) {
    await page.goto(path);
    await looksRight(page, path);
  }
});

test("a recap is accessible and fits a phone while it is awaited, when it failed and when it was erased", async ({
  page,
}) => {
  const callId = await createCall(page);
  await page.goto(`/calls/${callId}`);
  await expect(page.getByText("Hanging up, and writing it down.")).toBeVisible();
  await looksRight(page, "recap, awaited");

  await sandboxControl("clock", { advanceMs: 31_000 });
  await ageCalls(46);
  await sweep("calls");
  await expect(page.getByText("This call left no trace.")).toBeVisible();
  await looksRight(page, "recap, failed");

  await query("update app.calls set created_at = created_at - interval '25 hours'");
  await sweep("retention");
  await page.reload();
  await expect(page.getByText("This talk has been erased.")).toBeVisible();
  await looksRight(page, "recap, erased");
});

test("the error page is accessible, fits a phone, and its one button brings the page back", async ({
  page,
  problems,
}) => {
  problems.expect(
    /^answer: GET \/calls\/call_\w+ 500$/,
    /^(console\.error|thrown): .*(Server Components render|React error #441)/s,
  );
  const callId = await createCall(page);
  await addFault({ vendor: "supabase", status: 503 });
  await page.goto(`/calls/${callId}`);
  await expect(page.getByRole("heading", { name: "This page went dark." })).toBeVisible();
  await looksRight(page, "error page");
  await clearFaults();
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("heading", { name: "Your talk with Doc" })).toBeVisible();
});

test("a box that is not ticked has the night's colours, and forced colours leave each button an edge", async ({
  page,
}) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await page.goto("/");
  const styleOf = (selector: string, property: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property);
  expect(await styleOf("[name=consent]", "appearance")).toBe("none");
  expect(await styleOf("[name=consent]", "background-color")).toBe(
    await styleOf("[name=name]", "background-color"),
  );
  expect(await styleOf("form [type=submit]", "border-top-width")).toBe("0px");
  await page.emulateMedia({ forcedColors: "active" });
  expect(await styleOf("form [type=submit]", "border-top-width")).toBe("1px");
  expect(await styleOf("[name=consent]", "appearance")).toBe("auto");
});

test("without JavaScript the phone's form says what works, and does not claim to be looking for something", async ({
  page,
}) => {
  const html = await (await page.request.get("/")).text();
  expect(html).toMatch(/<noscript><p>Without JavaScript this form sends nothing.* href="\/privacy"/);
  expect(html).not.toContain("Checking whether");
});

test("the sandbox's console is accessible and fits a phone", async ({ page }) => {
  await createCall(page);
  await page.goto(sandboxUrl());
  await expect(page.getByRole("heading", { name: "Sandbox console" })).toBeVisible();
  await looksRight(page, "console");
});

async function createCall(page: Page): Promise<string> {
  const answer = await page.request.post("/api/retell/create-call", {
    data: {},
    headers: { origin: appUrl() },
  });
  expect(answer.status()).toBe(200);
  return ((await answer.json()) as { callId: string }).callId;
}
