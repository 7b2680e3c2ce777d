import { drawClip, drawPreview, type PictureInput } from "../../lib/clips/chat-image";
import { clipFormats } from "../../types/clip";
import { atMost, type Figure, median, noted } from "./measure";

const ROUNDS = 9;
const TARGET_MS = 250;
const question =
  "I just finished a thirty hour shift and I still had to chart forty notes before I could go home.";
const answer =
  "Forty notes. So the patients went home, and you stayed to tell the computer about it. What would you have done with that hour?";

const said = (text: string, times = 1) =>
  Array.from({ length: times }, () => text.split(" "))
    .flat()
    .map((word) => ({ text: word, isHidden: false }));

const exchange = (format: PictureInput["format"], times = 1): PictureInput => ({
  format,
  isAnonymized: true,
  turns: [
    { role: "user", words: said(question, times) },
    { role: "agent", words: said(answer, times) },
  ],
});

/** The drawing of a clip's picture: the first in a process, then warm, and at the ends of what there is. */
export async function run(): Promise<Figure[]> {
  const cold = await once(() => drawClip(exchange("9:16")));
  const figures = [noted("picture: the first in a process", cold, "ms")];
  for (const format of clipFormats) {
    figures.push(
      atMost(`picture ${format}, warm`, await warm(() => drawClip(exchange(format))), "ms", TARGET_MS),
    );
  }
  const long = () => drawClip(exchange("9:16", 8));
  const foreign = () =>
    drawClip({
      ...exchange("9:16"),
      turns: [{ role: "user", words: said("今日は とても 疲れました قال المريض 👩🏽‍⚕️ 😮‍💨", 5) }],
    });
  return [
    ...figures,
    noted("picture 9:16, warm: CPU", await cpuOf(() => drawClip(exchange("9:16"))), "ms"),
    atMost("picture 9:16, two minutes of talk, warm", await warm(long), "ms", TARGET_MS),
    atMost("picture 9:16, Japanese, Arabic, emoji, warm", await warm(foreign), "ms", TARGET_MS),
    atMost("preview 9:16, warm", await warm(() => drawPreview(exchange("9:16"))), "ms", TARGET_MS),
  ];
}

async function warm(draw: () => Promise<unknown>): Promise<number> {
  await draw();
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) times.push(await once(draw));
  return median(times);
}

/** Steadier than the clock where others share the machine. */
async function cpuOf(draw: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  for (let round = 0; round < ROUNDS; round += 1) await draw();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / ROUNDS;
}

async function once(draw: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await draw();
  return performance.now() - began;
}
