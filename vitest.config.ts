import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

const alias = { "@": import.meta.dirname };
// Calls at the pace of speech: alone on the machine, or they measure their neighbours.
const realtime = ["sandbox/retell/media/sessions.test.ts", "tests/contract/retell-phone-talks.test.ts"];
const node = { environment: "node" as const, testTimeout: 30_000, hookTimeout: 60_000 };

export default defineConfig({
  resolve: { alias },
  test: {
    projects: [
      {
        plugins: [react()],
        resolve: { alias },
        test: {
          ...node,
          name: "unit",
          include: [
            "{app,components,lib,lambda,sandbox,scripts,types}/**/*.test.{ts,tsx}",
            "tests/*.test.ts",
          ],
          exclude: realtime,
        },
      },
      {
        resolve: { alias },
        test: { ...node, name: "contract", include: ["tests/contract/**/*.test.ts"], exclude: realtime },
      },
      {
        resolve: { alias },
        test: { ...node, name: "realtime", include: realtime, fileParallelism: false },
      },
      {
        resolve: { alias },
        test: {
          ...node,
          name: "flows",
          include: ["tests/flows/**/*.test.ts"],
          globalSetup: "tests/support/flows-setup.ts",
          // One stack, and every file resets it.
          fileParallelism: false,
        },
      },
    ],
  },
});
