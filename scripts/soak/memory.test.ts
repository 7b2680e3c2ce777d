import { execFileSync } from "node:child_process";
import { expect, it } from "vitest";
import { memoryOf } from "./memory";

it("finds the server that this run started, and neither its leash nor another's", () => {
  const table = [
    "  100     1  10240 node scripts/soak.ts",
    "  101   100  20480 node --import tsx sandbox/start.ts",
    "  102   101  51200 next-server (v16.2.0)",
    "  103   102   1024 /bin/sh -c exec 3<&0 leash SIGTERM 5000 -- node node_modules/next/dist/bin/next start",
    "  104   101  40960 node --import tsx sandbox/server.ts",
    "  900     1 999999 next-server (v16.2.0)",
  ].join("\n");
  expect(memoryOf(table, 100)).toBe(50);
  expect(memoryOf(table, 104)).toBeUndefined();
  // As macOS tells, whatever title a process gives itself.
  const mac = table.replace(
    "next-server (v16.2.0)",
    "/usr/local/bin/node node_modules/next/dist/bin/next start",
  );
  expect(memoryOf(mac, 100)).toBe(50);
});

it("reads the table that ps gives here", () => {
  const table = execFileSync("ps", ["-axo", "pid=,ppid=,rss=,command="], { encoding: "utf8" });
  const own = table.replace(
    new RegExp(`^(\\s*${process.pid}\\s+\\d+\\s+\\d+) .*$`, "m"),
    "$1 next-server (x)",
  );
  expect(memoryOf(own, process.ppid)).toBeGreaterThan(10);
});
