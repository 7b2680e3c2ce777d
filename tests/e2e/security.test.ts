import { appUrl } from "../support/page-control";
import { expect, test } from "../support/page-test";

for (const host of ["127.0.0.1", "localhost"]) {
  test(`a whole call at ${host} talks to this machine alone, and scripts cannot read who the visitor is`, async ({
    page,
    context,
    room,
  }) => {
    const hosts = new Set<string>();
    context.on("request", (request) => hosts.add(new URL(request.url()).hostname));
    page.on("websocket", (socket) => hosts.add(new URL(socket.url()).hostname));
    const app = appUrl().replace("127.0.0.1", host);
    await page.goto(app);
    await page.goto(`${app}/talk`);
    await expect(room.button("Talk to Doc")).toBeEnabled();
    await room.button("Talk to Doc").click();
    await room.isLive();
    await expect(room.captions).toContainText("Hey. Long day?");
    await room.button("End call").click();
    await expect(page.locator("[data-speaker=agent]").first()).toBeVisible();
    await page.getByRole("button", { name: "Play the recording" }).click();
    await expect(page.getByRole("button", { name: "Pause" })).toBeVisible();

    expect([...hosts].filter((one) => one !== "127.0.0.1" && one !== "localhost" && one !== "")).toEqual([]);
    const visitor = (await context.cookies()).find((cookie) => cookie.name === "doc_visitor");
    expect(visitor).toMatchObject({ httpOnly: true, sameSite: "Lax", path: "/" });
    expect(await page.evaluate(() => document.cookie)).not.toContain("doc_visitor");
  });
}

test("each page has a policy of its own, and a script without its nonce does not run", async ({
  page,
  problems,
}) => {
  problems.expect(/^console\.error: (policy: script-src-attr|Executing inline event handler)/);
  const nonces = new Set<string>();
  for (const path of ["/", "/talk", "/privacy", "/"]) {
    const policy = (await page.goto(path))?.headers()["content-security-policy"] ?? "";
    nonces.add(/'nonce-([^']+)'/.exec(policy)?.[1] ?? "");
    expect(policy).toContain("'strict-dynamic'");
    expect(policy).toContain("frame-ancestors 'none'");
  }
  expect(nonces.size).toBe(4);
  const blocked = await page.evaluate(async () => {
    const violation = new Promise<string>((resolve) => {
      document.addEventListener("securitypolicyviolation", (event) => resolve(event.violatedDirective));
    });
    document.body.insertAdjacentHTML("beforeend", "<img src='data:,' onerror='window.stolen = true'>");
    return [await violation, Reflect.get(window, "stolen")];
  });
  expect(blocked).toEqual(["script-src-attr", undefined]);
});
