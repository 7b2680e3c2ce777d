import { dayOf } from "../../lib/ops/day-range";
import { drawMonth } from "../../scripts/seed-demo/month";
import { replaceRows } from "../../scripts/seed-demo/rows";
import { appUrl, sandboxUrl } from "../support/page-control";
import { looksRight } from "../support/page-look";
import { expect, test } from "../support/page-test";
import { signInAt } from "../support/sign-in";
import { connectToStack } from "../support/stack-connection";

test("the operators' pages are accessible, fit a phone, replay a dead letter and take a clip down", async ({
  page,
}) => {
  const pool = await connectToStack(sandboxUrl(), process.env.TEST_SANDBOX_DIR ?? "");
  await replaceRows(pool, drawMonth(Date.now())).finally(() => pool.end());
  const { cookie } = await signInAt({ app: appUrl(), sandbox: sandboxUrl() }, "ops@example.com");
  const cookies = cookie.split("; ").map((pair) => {
    const at = pair.indexOf("=");
    return { name: pair.slice(0, at), value: pair.slice(at + 1), url: appUrl() };
  });
  await page.context().addCookies(cookies);

  await page.goto(`/ops?from=${dayOf(Date.now() - 2 * 86_400_000)}`);
  await expect(page.getByRole("heading", { name: "Something is wrong." })).toBeVisible();
  const part = (name: string) => page.getByRole("region", { name, exact: true });
  for (const name of ["Calls", "Waits in the queue", "Minutes"]) await part(name).locator("summary").click();
  await expect(part("Minutes").locator("summary")).toBeInViewport();
  const topOf = async (name: string) => (await part(name).getByRole("img").boundingBox())?.y;
  expect(await topOf("Minutes")).toBe(await topOf("Calls"));
  await expect(page.getByRole("region", { name: "Calls, as a table" }).first()).toBeVisible();
  await looksRight(page, "operators, three days");

  const reason = page.getByText("nobody asked me");
  await expect(reason).toBeVisible();
  await page.emulateMedia({ media: "print" });
  await expect(reason).toBeHidden();
  await expect(
    page.getByRole("navigation").or(page.getByRole("button")).or(page.locator("form:visible")),
  ).toHaveCount(0);
  await expect(page.getByRole("img", { name: "Calls, by day." })).toBeVisible();
  await page.emulateMedia({ media: null });

  await page.getByRole("button", { name: "Replay call_ended" }).press("Enter");
  const letters = page.getByRole("region", { name: "Dead letters" });
  await expect(letters).toContainText("No event has been given up.");
  await expect(letters.getByRole("status")).toBeFocused();
  await expect(letters.getByRole("status")).toContainText("was tried again");

  const clips = page.getByRole("region", { name: "Reported clips" });
  await clips.getByRole("button", { name: "Take down" }).press("Enter");
  await page.getByRole("button", { name: "Take it down" }).press("Enter");
  await expect(clips).not.toContainText("It can still be seen.");
  await expect(clips.getByRole("status")).toBeFocused();
  await expect(clips.getByRole("status")).toContainText("is taken down.");

  await page
    .getByRole("region", { name: "Last calls" })
    .getByRole("link", { name: /^seed_/ })
    .first()
    .click();
  await expect(page.getByRole("heading", { name: "What came" })).toBeVisible();
  await looksRight(page, "operators, one call");
});
