import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { fileOf, textOf } from "./settings";

it("are those of the file that is named, whatever the process says", () => {
  expect(fileOf({ env: "a.env" }, { ENV_FILE: "b.env" })).toBe("a.env");
  expect(fileOf({}, { ENV_FILE: "b.env" })).toBe("b.env");
});

it("come from a file that is there, and is one", async () => {
  await expect(textOf(tmpdir())).rejects.toThrow(`${tmpdir()} is a folder: name the env file itself.`);
  const nowhere = join(import.meta.dirname, "nowhere.env");
  await expect(textOf(nowhere)).rejects.toThrow(`There is no file ${nowhere}.`);
});
