import { expect, it } from "vitest";
import { readOtlpHeaders } from "./otlp-headers";

it("reads names and values, encoded or not, and takes a stray % as it stands", () => {
  expect(readOtlpHeaders("authorization=Basic%20YTpi==, x-team=doc")).toEqual({
    authorization: "Basic YTpi==",
    "x-team": "doc",
  });
  expect(readOtlpHeaders("x-key=100%, x-other=%zz")).toEqual({ "x-key": "100%", "x-other": "%zz" });
  expect(readOtlpHeaders("")).toEqual({});
  expect(readOtlpHeaders(undefined)).toEqual({});
});
