import { callsAtRetell, requestsTo } from "../support/page-control";
import { expect, test } from "../support/page-test";
import { type Stack, startStack } from "../support/stack";

const { TEST_APP, TEST_SANDBOX, TEST_SANDBOX_DIR } = process.env;
let dev: Stack;

// Only a development build mounts everything twice.
test.beforeAll(async () => {
  test.setTimeout(120_000);
  dev = await startStack({ NODE_ENV: "development", NEXT_DIST_DIR: ".next-test-dev" }, ["--dev"]);
  Object.assign(process.env, { TEST_APP: dev.app, TEST_SANDBOX: dev.sandbox, TEST_SANDBOX_DIR: dev.dir });
});

test.afterAll(async () => {
  Object.assign(process.env, { TEST_APP, TEST_SANDBOX, TEST_SANDBOX_DIR });
  await dev?.stop();
});

test("mounted twice, the room makes one call and joins it once", async ({ page, room }) => {
  const lines: string[] = [];
  page.on("websocket", (socket) => lines.push(new URL(socket.url()).pathname));
  await page.addInitScript(countMounts);
  await page.goto(`${dev.app}/talk`);
  await expect(room.button("Talk to Doc")).toBeEnabled({ timeout: 30_000 });
  expect(await page.evaluate(() => Reflect.get(window, "looksAtDevices"))).toBe(2);
  await room.button("Talk to Doc").click();
  await room.isLive();
  await expect(room.captions).toContainText("Hey. Long day?");
  expect(await requestsTo("/v2/create-web-call")).toHaveLength(1);
  expect(lines.filter((path) => path.startsWith("/retell/"))).toHaveLength(1);
  await room.button("End call").click();
  await expect(page).toHaveURL(/\/calls\//, { timeout: 20_000 });
  expect((await callsAtRetell()).map((call) => call.call_status)).toEqual(["ended"]);
});

/** The room looks for devices each time that it is mounted. Runs in the page. */
function countMounts(): void {
  const media = navigator.mediaDevices;
  const enumerate = media.enumerateDevices.bind(media);
  Reflect.set(window, "looksAtDevices", 0);
  media.enumerateDevices = () => {
    Reflect.set(window, "looksAtDevices", Reflect.get(window, "looksAtDevices") + 1);
    return enumerate();
  };
}
