import { defineConfig } from "@playwright/test";
import { launchOptions } from "./tests/support/page-launch";

/** Sound at the pace of speech, and a server that compiles: with the machine to themselves. */
const alone = /(full-call|strict-mode)\.test\.ts$/;

export default defineConfig({
  testDir: "tests/e2e",
  globalSetup: "./tests/support/e2e-setup.ts",
  // One stack, and every test resets it.
  workers: 1,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ? [["list"], ["json"]] : [["list"]],
  projects: [
    { name: "pages", testIgnore: alone },
    { name: "alone", testMatch: alone },
  ],
  use: {
    // Set by then: each worker reads this file again after the global set-up.
    baseURL: process.env.TEST_APP,
    browserName: "chromium",
    launchOptions: launchOptions(),
    trace: "off",
    screenshot: "off",
  },
});
