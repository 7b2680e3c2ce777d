import { expect, it } from "vitest";
import { originOf, sandboxPlace } from "./running-sandbox";

it("is where npm start puts it, moved by the same names", () => {
  const usual = { app: "http://127.0.0.1:3000", sandbox: "http://127.0.0.1:4010", folder: ".sandbox" };
  expect(sandboxPlace({})).toEqual(usual);
  expect(sandboxPlace({ PORT: "", SANDBOX_PORT: "", SANDBOX_DIR: "" })).toEqual(usual);
  expect(sandboxPlace({ PORT: "3100", SANDBOX_PORT: "4110", SANDBOX_DIR: "/tmp/second" })).toEqual({
    app: "http://127.0.0.1:3100",
    sandbox: "http://127.0.0.1:4110",
    folder: "/tmp/second",
  });
});

it("is called by scheme, host and port, whatever stands behind", () => {
  expect(originOf("http://127.0.0.1:4010/")).toBe("http://127.0.0.1:4010");
  for (const wrong of ["nonsense", "127.0.0.1:4010", "localhost:4010"])
    expect(() => originOf(wrong)).toThrow(`${wrong} is no address like http://127.0.0.1:4010.`);
});
