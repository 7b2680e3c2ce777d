import { expect, it } from "vitest";
import { toCsv } from "./tables";

it("writes what spreadsheets read, with nothing in it that they would run", () => {
  const rows = [
    ["2026-03-10", 'a "quoted", one', 1.5],
    ["=1+1", null, -2],
    ["@SUM", "two\nlines", 0],
  ];
  expect(toCsv({ title: "", columns: ["Day", "Reason", "Calls"], rows })).toBe(
    'Day,Reason,Calls\r\n2026-03-10,"a ""quoted"", one",1.5\r\n\'=1+1,,-2\r\n\'@SUM,"two\nlines",0\r\n',
  );
});
