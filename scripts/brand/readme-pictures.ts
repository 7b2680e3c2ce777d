/**
 * Takes README's pictures of a product that runs, and its sandbox:
 * `npx tsx scripts/brand/readme-pictures.ts http://127.0.0.1:3000 http://127.0.0.1:4010`.
 */
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { heldCall } from "../../tests/support/held-call";
import { launchOptions } from "../../tests/support/page-launch";
import { newEmail, signInAt } from "../../tests/support/sign-in";

const [app = "http://127.0.0.1:3000", sandbox = "http://127.0.0.1:4010"] = process.argv.slice(2);
const images = join(import.meta.dirname, "../../docs/images");
const said = "Mr Halvorsen from Cedar Falls came in on March fourteenth with a broken pager.";

const browser = await chromium.launch(launchOptions([]));
const context = await browser.newContext({ baseURL: app, colorScheme: "dark" });
const page = await context.newPage();

await page.setViewportSize({ width: 1280, height: 640 });
await page.goto("/", { waitUntil: "networkidle" });
await page.screenshot({ path: join(images, "landing.png") });

const { cookie } = await signInAt({ app, sandbox }, newEmail());
const callId = await heldCall({ app, sandbox }, cookie, [said]);
const pairs = cookie.split("; ").map((pair) => pair.split(/=(.*)/s));
await context.addCookies(pairs.map(([name = "", value = ""]) => ({ name, value, url: app })));
await page.setViewportSize({ width: 1440, height: 900 });
await page.goto(`/calls/${callId}/clip?exchange=0`);
await page
  .getByRole("listbox", { name: "Words of the clip" })
  .getByRole("option", { name: "Halvorsen" })
  .click();
await page.getByRole("button", { name: "Hide", exact: true }).click();
await page.mouse.move(0, 0);
await page.waitForLoadState("networkidle");
await page.getByRole("img", { name: "The clip as it will look" }).waitFor();
await page.screenshot({ path: join(images, "clip.png") });
await browser.close();
