import { chmod, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { assertWritable, parseEnvText, readEnvFile, setEnvText, writeEnvValue } from "./env-file";

describe("reading an env file", () => {
  it("reads quotes, spaces, exports and comments as dotenv does", () => {
    const text = `A=1 # one\nexport B = "two # 2"\nC='three'\n#D=4\nE=\nF=a=b\r\n  G=\`g\`\n`;
    expect(parseEnvText(text)).toEqual({ A: "1", B: "two # 2", C: "three", E: "", F: "a=b", G: "g" });
  });

  it("takes the last of two equal names", () => {
    expect(parseEnvText("A=1\nA=2\n")).toEqual({ A: "2" });
  });

  it("takes no line inside a quoted value for a name", () => {
    expect(parseEnvText('KEY="first\nRETELL_LLM_ID=inside"\n')).toEqual({
      KEY: "first\nRETELL_LLM_ID=inside",
    });
  });
});

describe("setting a name", () => {
  it("changes that value and no other character", () => {
    const text = "# top\r\nA=1\r\n\r\nRETELL_LLM_ID=llm_old\r\nB='x' # why\r\n";
    expect(setEnvText(text, "RETELL_LLM_ID", "llm_new")).toBe(text.replace("llm_old", "llm_new"));
  });

  it("keeps the comment behind the value in its column, or one space away", () => {
    expect(setEnvText("ID=        # ours\n", "ID", "llm_1")).toBe("ID=llm_1   # ours\n");
    expect(setEnvText("ID= # ours\n", "ID", "llm_1")).toBe("ID=llm_1 # ours\n");
    expect(setEnvText("ID=llm_long # ours\n", "ID", "llm_1")).toBe("ID=llm_1    # ours\n");
  });

  it("replaces a quoted value whole", () => {
    expect(setEnvText('ID="a b" # c\n', "ID", "llm_1")).toBe("ID=llm_1 # c\n");
  });

  it("appends with the file's own line ending, and closes an open last line first", () => {
    expect(setEnvText("", "ID", "x")).toBe("ID=x\n");
    expect(setEnvText("A=1", "ID", "x")).toBe("A=1\nID=x\n");
    expect(setEnvText("A=1\r\n", "ID", "x")).toBe("A=1\r\nID=x\r\n");
  });

  it("leaves a commented-out name and a longer name alone", () => {
    expect(setEnvText("#ID=1\nMY_ID=2\n", "ID", "x")).toBe("#ID=1\nMY_ID=2\nID=x\n");
  });

  it("sets the one of two equal names that counts", () => {
    expect(setEnvText("ID=1\nID=2\n", "ID", "x")).toBe("ID=1\nID=x\n");
  });

  it("is read back as it was set", () => {
    for (const text of ["", "ID=\n", 'ID="old"', "ID='a' #b", "export ID = 7\r\n", "A=1\nID=2 #3"]) {
      expect(parseEnvText(setEnvText(text, "ID", "llm_1")).ID).toBe("llm_1");
    }
  });
});

describe("writing the file", () => {
  const folders: string[] = [];
  const folder = async () => {
    const made = await mkdtemp(join(tmpdir(), "setup-env-"));
    folders.push(made);
    return made;
  };
  afterAll(() => Promise.all(folders.map((made) => rm(made, { recursive: true }))));
  const modeOf = async (path: string) => (await stat(path)).mode & 0o777;

  it("makes a missing file for its owner only", async () => {
    const path = join(await folder(), "env");
    await writeEnvValue(path, "ID", "llm_1");
    expect(await readFile(path, "utf8")).toBe("ID=llm_1\n");
    expect(await modeOf(path)).toBe(0o600);
  });

  it("keeps the mode, and leaves nothing else behind", async () => {
    const dir = await folder();
    const path = join(dir, ".env.local");
    await writeFile(path, "A=1\n");
    await chmod(path, 0o640);
    await writeEnvValue(path, "ID", "llm_1");
    expect(await modeOf(path)).toBe(0o640);
    expect(await readdir(dir)).toEqual([".env.local"]);
  });

  it("writes through a link", async () => {
    const dir = await folder();
    await writeFile(join(dir, "real"), "A=1\n");
    await symlink(join(dir, "real"), join(dir, ".env.local"));
    await writeEnvValue(join(dir, ".env.local"), "ID", "llm_1");
    expect(await readFile(join(dir, "real"), "utf8")).toBe("A=1\nID=llm_1\n");
  });

  it("writes a phone number as it is dialled", async () => {
    const path = join(await folder(), "env");
    await writeEnvValue(path, "RETELL_PHONE_NUMBER", "+14155550100");
    expect(parseEnvText(await readEnvFile(path))).toEqual({ RETELL_PHONE_NUMBER: "+14155550100" });
  });

  it("refuses an id that would break the file", async () => {
    const path = join(await folder(), "env");
    await expect(writeEnvValue(path, "ID", "a\nB=1")).rejects.toThrow("cannot be written down");
    expect(await readEnvFile(path)).toBe("");
  });

  it("says so before anything is made when the folder is not there", async () => {
    const path = join(await folder(), "none", "env");
    await expect(assertWritable(path)).rejects.toThrow("nothing was changed at Retell");
  });
});
