import { availableParallelism } from "node:os";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

const alias = { "@": import.meta.dirname };
// Calls at the pace of speech: alone on the machine, or they measure their neighbours.
const realtime = ["sandbox/retell/media/sessions.test.ts", "tests/contract/retell-phone-talks.test.ts"];
const code = "{app,components,lib,lambda,sandbox,scripts,types}/**";
// What is awaited comes on a busy machine, too; what never comes is told after that long.
const patience = { testTimeout: 60_000, hookTimeout: 120_000, expect: { poll: { timeout: 10_000 } } };
const node = { environment: "node" as const, ...patience };

export default defineConfig({
  resolve: { alias },
  test: {
    // One more than there are cores, for much of the time a contract waits for a process that it has started.
    maxWorkers: availableParallelism() + 1,
    projects: [
      {
        resolve: { alias },
        test: {
          ...node,
          name: "unit",
          include: [`${code}/*.test.ts`, "tests/*.test.ts"],
          exclude: realtime,
          // A process for each file would cost more than all that is in them.
          isolate: false,
        },
      },
      {
        plugins: [react()],
        resolve: { alias },
        test: {
          ...node,
          name: "components",
          include: [`${code}/*.test.tsx`],
          setupFiles: "tests/support/components-setup.ts",
        },
      },
      {
        resolve: { alias },
        test: {
          ...node,
          name: "contract",
          include: ["tests/contract/**/*.test.ts"],
          exclude: realtime,
          globalSetup: "tests/support/contract-setup.ts",
        },
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
