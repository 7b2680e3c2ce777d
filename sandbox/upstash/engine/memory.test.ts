import { expect, test } from "vitest";
import { startMemory } from "./memory";

test("commands that run together have nothing between them, whatever else runs", async () => {
  const memory = startMemory();
  const together = Array.from({ length: 20 }, () =>
    memory.runTogether([
      ["INCR", "n"],
      ["GET", "n"],
    ]),
  );
  const alone = Array.from({ length: 20 }, () => memory.run(["INCR", "n"]));
  for (const [written, read] of await Promise.all(together)) {
    expect(read).toEqual({ reply: String(written && "reply" in written && written.reply) });
  }
  expect(Math.max(...(await Promise.all(alone)).map(Number))).toBe(40);
  await memory.close();
});

test("two imitations share no keys", async () => {
  const [first, second] = [startMemory(), startMemory()];
  await first.run(["SET", "k", "v"]);
  expect(await second.run(["GET", "k"])).toBeNull();
  await Promise.all([first.close(), second.close()]);
});

test("the first line of a script stays the first in its errors", async () => {
  const memory = startMemory();
  await expect(memory.run(["EVAL", "#!lua flags=no-writes\nerror('stop')", "0"])).rejects.toThrow(/:2: stop/);
  await memory.close();
});

test("scripts count beyond 32 bits, as in Redis", async () => {
  const memory = startMemory();
  const source = `
    local sum = tonumber(ARGV[1]) + tonumber(ARGV[1])
    return {string.format('%d|%3d|%s', sum, 7, 'x'), string.format('%d', tonumber(ARGV[2]) + 60000), 'n' .. tonumber('7')}`;
  const reply = await memory.run(["EVAL", source, "0", "2000000000", "1763720000000"]);
  expect(reply).toEqual(["4000000000|  7|x", "1763720060000", "n7"]);
  await memory.close();
});
