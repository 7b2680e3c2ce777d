import { ageCalls, sandboxState } from "../support/e2e-database";
import { expect, test } from "../support/page-test";

test("when the voice service dies in the middle of a call the page says so, and the recap ends as an error", async ({
  page,
  room,
  problems,
}) => {
  problems.expect(/^answer: GET \/api\/calls\/call_\w+ 503$/, /^console\.error: WebSocket connection to/);
  await room.call();
  const { pid } = await sandboxState();
  process.kill(pid, "SIGKILL");
  await expect(room.title(/^The line (closed|dropped)$/)).toBeVisible();
  await expect(page.getByText(/What was said.* is kept\./)).toBeVisible();
  await expect(room.title("The line dropped")).toBeVisible();
  await expect(room.button("Talk again")).toBeVisible();

  await expect
    .poll(async () => (await sandboxState().catch(() => undefined))?.vendors.supabase.postgres, {
      timeout: 20_000,
    })
    .toBe("running");
  await ageCalls(31);
  await page.getByRole("link", { name: "Read what was said" }).click();
  await expect(page.getByText("The line broke on our side.")).toBeVisible({ timeout: 20_000 });
  await expect(page.getByText("the line broke", { exact: false }).first()).toBeVisible();
});
