import metadata from "libphonenumber-js/max/metadata";
import { describe, expect, it } from "vitest";
import { type AreaCodeClass, classifyAreaCode } from "./area-code";

const areaCodes = Array.from({ length: 800 }, (_, index) => 200 + index);
const counts = (list: AreaCodeClass[]) =>
  Object.fromEntries([...new Set(list)].sort().map((name) => [name, list.filter((c) => c === name).length]));

/** The library's patterns by their place in its metadata. */
const fixedLine = 0;
const mobile = 1;
const tollFree = 2;
const premium = 3;
const personal = 4;
const places = { fixedLine, mobile, tollFree, premium, personal };

const northAmerica = metadata.country_calling_codes["1"] ?? [];
const territories = ["AS", "GU", "MP", "PR", "VI"];

function patternsOf(country: string, place: keyof typeof places): RegExp[] {
  const all = (metadata.countries as unknown as Record<string, unknown[]>)[country]?.[11];
  const pattern = Array.isArray(all) ? (all[places[place]] as unknown[] | 0 | undefined) : undefined;
  const source = Array.isArray(pattern) ? pattern[0] : undefined;
  return typeof source === "string" && source !== "" ? [new RegExp(`^(?:${source})$`)] : [];
}

/** Every area code in which the pattern fits some exchange: all 800 x 800 of them are tried. */
function areaCodesOf(patterns: RegExp[]): number[] {
  const lines = ["0000", "2345", "6789"];
  return areaCodes.filter((area) =>
    areaCodes.some((exchange) =>
      patterns.some((p) => lines.some((line) => p.test(`${area}${exchange}${line}`))),
    ),
  );
}

const ofClass = (...names: AreaCodeClass[]) =>
  areaCodes.filter((code) => names.includes(classifyAreaCode(code)));
const geographic = (countries: readonly string[]) =>
  areaCodesOf(countries.flatMap((c) => [...patternsOf(c, "fixedLine"), ...patternsOf(c, "mobile")]));

describe("the area codes of +1", () => {
  it("are each of one class, and their counts are these", () => {
    const found = counts(areaCodes.map(classifyAreaCode));
    console.info(`area codes 200-999 by class: ${JSON.stringify(found)}`);
    expect(found).toEqual({
      us: 359,
      canada: 57,
      territory: 6,
      other_country: 21,
      toll_free: 7,
      premium: 1,
      personal: 18,
      service: 8,
      unassigned: 323,
    });
  });

  it("holds the library to two dozen countries", () => {
    expect(northAmerica).toHaveLength(25);
  });

  it("are the United States' exactly where the library has a US line", () => {
    expect(ofClass("us")).toEqual(geographic(["US"]));
  });

  it("are Canadian where the library has a Canadian line, and 600", () => {
    expect(ofClass("canada")).toEqual([...geographic(["CA"]), 600].sort((a, b) => a - b));
  });

  it("are a territory's where the library has a line there", () => {
    expect(ofClass("territory")).toEqual(geographic(territories));
  });

  it("are another country's where the library has a line there", () => {
    const others = northAmerica.filter((c) => !["US", "CA", ...territories].includes(c));
    expect(others).toHaveLength(18);
    expect(ofClass("other_country")).toEqual(geographic(others));
  });

  it("are free to call, premium or personal where the library says so of the US or Canada", () => {
    const all = (place: keyof typeof places) =>
      areaCodesOf(["US", "CA"].flatMap((country) => patternsOf(country, place)));
    expect(ofClass("toll_free")).toEqual(all("tollFree"));
    expect(ofClass("premium")).toEqual(all("premium"));
    expect(ofClass("personal")).toEqual(all("personal"));
  });

  it("are nobody's outside 200 to 999", () => {
    for (const code of [0, 100, 199, 1000, 2120, Number.NaN])
      expect(classifyAreaCode(code)).toBe("unassigned");
  });
});
