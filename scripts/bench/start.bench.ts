import { startStack } from "../../tests/support/stack";
import { atMost, type Figure } from "./measure";

/** From `npm start` on a built tree, with a fresh sandbox folder, to the first page answered. */
export async function run(): Promise<Figure[]> {
  const building = await startStack();
  await building.stop();
  const began = performance.now();
  const stack = await startStack();
  try {
    const page = await fetch(stack.app);
    await page.text();
    return [
      atMost("npm start on a built tree to the first page", (performance.now() - began) / 1000, "s", 5),
    ];
  } finally {
    await stack.stop();
  }
}
