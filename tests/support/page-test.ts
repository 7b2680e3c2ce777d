import { test as base, expect } from "@playwright/test";
import { sandboxControl } from "./page-control";
import { Problems } from "./page-problems";
import { Room } from "./page-room";

type Fixtures = { problems: Problems; room: Room };

/** Playwright's test on a fresh sandbox; errors in the console, thrown errors, policy violations and failed requests fail it. */
export const test = base.extend<Fixtures>({
  problems: [
    async ({ context }, use) => {
      await sandboxControl("reset", {});
      const problems = new Problems();
      await problems.watch(context);
      await use(problems);
      expect(problems.unexpected(), "what the pages complained of").toEqual([]);
    },
    { auto: true },
  ],
  room: async ({ page }, use) => use(new Room(page)),
});

export { expect };
