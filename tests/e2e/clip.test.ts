import type { Locator, Page } from "@playwright/test";
import { expect, Maker, signInHere, talkAndHangUp, test } from "../support/page-clip";
import { addFault, appUrl } from "../support/page-control";
import { tabTo } from "../support/page-keyboard";
import { looksRight, onPaper } from "../support/page-look";

const phone = { width: 390, height: 780 };

test("from a call to a clip, a link that plays for a stranger, and a link that is dead", async ({
  page,
  room,
  browser,
}) => {
  test.setTimeout(180_000);
  await signInHere(page);
  await talkAndHangUp(page, room);
  await page.setViewportSize(phone);
  await page.getByRole("link", { name: "Make a clip of exchange 1" }).click();
  await expect(page.getByRole("heading", { name: "Pick the stretch" })).toBeVisible();
  const maker = new Maker(page);
  await expect(maker.button("Play the stretch")).toBeEnabled();
  await trimsAndWidens(maker);
  await maker.button("Next").click();
  await expect(page.getByRole("heading", { name: "Hide what tells who somebody is" })).toBeFocused();
  await expect(page.getByRole("button", { name: /^\d+ left$/ })).toBeDisabled();
  await expect.poll(() => airBelowDecisions(page)).toBeCloseTo(0, 0);
  await looksRight(page, "clip maker, undecided");

  await page.setViewportSize(phone);
  await maker.word(/^Halvorsen/).click();
  await maker.button("Hide").click();
  await expect(maker.word(/^Halvorsen/)).toHaveAttribute("aria-selected", "true");
  while (/decide\.$/.test((await maker.count.textContent()) ?? "")) await maker.button("Hide").click();
  await expect(maker.count).toHaveText(/^All decided\. \d+ hidden\.$/);
  await page.reload();
  await expect(page.getByRole("heading", { name: "Hide what tells who somebody is" })).toBeVisible();
  await expect(maker.count).toHaveText(/^All decided\. \d+ hidden\.$/);
  await maker.button("Next").click();
  await expect(maker.preview).toBeVisible();
  await expect(maker.page.getByText("Drawing")).toHaveCount(0);
  await page.getByText("Square").click();
  await looksRight(page, "clip maker, decided");

  await page.setViewportSize(phone);
  await maker.button("Next").click();
  await maker.create.click();
  const link = await maker.link();
  await looksRight(page, "clip, ready");

  const stranger = await (await browser.newContext({ viewport: phone })).newPage();
  await stranger.goto(link);
  await playsForAStranger(stranger);

  await maker.button("Take it back").click();
  await page.getByRole("dialog").getByRole("button", { name: "Take it back" }).click();
  await expect(page.getByRole("heading", { name: "It is taken back." })).toBeFocused();
  const gone = await stranger.reload();
  expect(gone?.status()).toBe(404);
  await expect(stranger.getByRole("heading", { name: "This clip is not here any more." })).toBeVisible();
  await looksRight(stranger, "shared clip, gone");
  expect((await stranger.request.get(`${link}/video`, { maxRedirects: 0 })).status()).toBe(404);
  await stranger.context().close();
});

test("a clip is trimmed, decided, made, found again and copied with the keyboard alone", async ({
  page,
  room,
}) => {
  test.setTimeout(180_000);
  await signInHere(page);
  await talkAndHangUp(page, room);
  const maker = new Maker(page);
  const { keyboard } = page;
  const link = page.getByRole("link", { name: "Make a clip of exchange 1" });
  await link.focus();
  await keyboard.press("Enter");
  await expect(maker.create).toBeDisabled();
  await expect(maker.create).toBeInViewport({ ratio: 1 });

  const end = maker.handle("ends");
  const whole = (await end.getAttribute("aria-valuetext")) ?? "";
  expect(whole).toMatch(/^after “.+”, at \d+\.\d s$/);
  await tabTo(page, maker.handle("begins"));
  await tabTo(page, end);
  await keyboard.press("ArrowLeft");
  await expect(end).not.toHaveAttribute("aria-valuetext", whole);
  await tabTo(page, maker.words.locator("[tabindex='0']"));
  await keyboard.press("Home");
  const name = maker.word(/^Halvorsen.*not decided/);
  const isThere = () => name.evaluate((word) => word === document.activeElement);
  for (let i = 0; i < 30 && !(await isThere()); i++) await keyboard.press("ArrowRight");
  await keyboard.press("h");
  await expect(maker.word(/^Halvorsen.*hidden/)).toBeVisible();
  for (let i = 0; i < 8 && !/^All/.test((await maker.count.textContent()) ?? ""); i++)
    await keyboard.press("k");
  await expect(maker.count).toHaveText("All decided. 1 hidden.");
  await keyboard.press("End");
  await keyboard.press("Shift+ArrowLeft");
  await keyboard.press("h");
  await expect(maker.count).toHaveText("All decided. 2 hidden.");

  await tabTo(page, page.getByRole("radio", { name: /Tall/ }));
  await keyboard.press("ArrowRight");
  await tabTo(page, page.getByRole("switch", { name: "Replace my voice" }));
  await keyboard.press("Space");
  await tabTo(page, maker.create);
  await keyboard.press("Enter");
  await maker.link();
  await expect(page.getByRole("heading", { name: "Your clip is ready." })).toBeFocused();
  await expect(page.getByText("your own voice")).toBeVisible();

  await tabTo(page, page.getByRole("button", { name: "Copy" }));
  await keyboard.press("Enter");
  await expect(page.getByText(/^(Copied|Your browser does not let us copy)/)).toBeVisible();
  await page.getByRole("link", { name: "The call it is from" }).focus();
  await keyboard.press("Enter");
  const listed = page.getByRole("region", { name: "Clips of this call" });
  await expect(listed.getByText("ready · your own voice")).toBeVisible();
  await looksRight(page, "call with a clip");
});

/** It plays without a cookie, also when its signed address has run out, and can be reported. */
async function playsForAStranger(stranger: Page): Promise<void> {
  await playsAndSeeks(stranger);
  await outlivesItsAddress(stranger);
  await looksRight(stranger, "shared clip");
  expect(await stranger.context().cookies()).toEqual([]);
  await stranger.getByText("Report this clip").click();
  await stranger.getByRole("button", { name: "Send the report" }).click();
  await expect(stranger.getByText("Somebody will look at it.")).toBeVisible();
}

/** S3 refuses the film once, and the player has it anew from the page's own address. */
async function outlivesItsAddress(page: Page): Promise<void> {
  const given = await page.request.get(`${page.url()}/video`, { maxRedirects: 0 });
  const { pathname } = new URL(given.headers().location ?? "");
  await addFault({ vendor: "s3", path: pathname.replace(/^\/s3/, ""), status: 403, times: 1 });
  const video = page.locator("video");
  await video.evaluate(
    (player: HTMLVideoElement) =>
      new Promise((resolve) => {
        player.addEventListener("error", resolve, { once: true });
        player.load();
      }),
  );
  const has = () => video.evaluate((player: HTMLVideoElement) => [player.error, player.readyState > 0]);
  await expect.poll(has).toEqual([null, true]);
}

/** Down to one short word, where the handles stand nearer than a thumb is wide, and out again. */
async function trimsAndWidens(maker: Maker): Promise<void> {
  const [begins, ends] = [maker.handle("begins"), maker.handle("ends")];
  const places = async () => [await begins.inputValue(), await ends.inputValue()];
  const whole = await places();
  const says = async (handle: Locator, text: RegExp) =>
    text.test((await handle.getAttribute("aria-valuetext")) ?? "");
  for (let i = 0; i < 60 && !(await says(ends, /^after “a”/)); i++) await ends.press("ArrowLeft");
  for (let i = 0; i < 60 && !(await says(begins, /^before “a”/)); i++) await begins.press("ArrowRight");
  await expect(begins).toHaveAttribute("aria-valuetext", /^before “a”/);
  await maker.drag("begins", 0);
  await maker.drag("ends", 1);
  await expect.poll(places).toEqual(whole);
}

/** Pixels between the decisions and the steps below them, both fixed at the thumb. */
function airBelowDecisions(page: Page): Promise<number> {
  return page.evaluate(() => {
    const edge = (name: string, side: "top" | "bottom") =>
      document.querySelector(name)?.getBoundingClientRect()[side] ?? Number.NaN;
    return edge(".step-bar", "top") - edge(".decide", "bottom");
  });
}

type Played = { half: number; hasMoved: boolean; cues: number; width: number };

/** The player of a page does what a thumb on it would have it do, and the page says of itself what others link to. */
async function playsAndSeeks(page: Page): Promise<void> {
  const video = page.locator("video");
  await expect(video).toHaveAttribute("playsinline", "");
  const { cues, ...played } = await video.evaluate(useVideo);
  expect(played).toEqual({ half: expect.closeTo(0.5, 1), hasMoved: true, width: 1080 });
  expect(cues).toBeGreaterThan(0);
  const { pathname } = new URL(page.url());
  const content = (name: string) =>
    page.locator(`meta[property="${name}"], meta[name="${name}"]`).getAttribute("content");
  expect(await content("robots")).toContain("noindex");
  expect(await content("og:video")).toBe(`${appUrl()}${pathname}/video`);
  expect(await content("og:image")).toBe(`${appUrl()}${pathname}/image`);
  expect(await content("twitter:card")).toBe("player");
  await onPaper(page, () => expect(page.getByRole("main")).toHaveCount(0));
}

/** Runs in the page. */
async function useVideo(element: SVGElement | HTMLElement): Promise<Played> {
  if (!(element instanceof HTMLVideoElement)) throw new Error("That is no video.");
  const video = element;
  const next = (target: EventTarget, name: string) =>
    new Promise((resolve, reject) => {
      target.addEventListener(name, resolve, { once: true });
      video.addEventListener("error", () => reject(new Error(video.error?.message)), { once: true });
    });
  video.muted = true;
  if (video.readyState < 1) await next(video, "loadedmetadata");
  const sought = next(video, "seeked");
  video.currentTime = video.duration / 2;
  await sought;
  const half = video.currentTime;
  const moved = next(video, "timeupdate");
  await video.play();
  await moved;
  const [track, words] = [video.querySelector("track"), video.textTracks[0]];
  if (!track || !words) throw new Error("There are no captions.");
  const loaded = next(track, "load");
  words.mode = "hidden";
  await loaded;
  return {
    half: half / video.duration,
    hasMoved: video.currentTime > half,
    cues: words.cues?.length ?? 0,
    width: video.videoWidth,
  };
}
