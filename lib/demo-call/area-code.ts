import parsePhoneNumber from "libphonenumber-js/max";

/** Who a North American area code belongs to, or what it is for. */
export type AreaCodeClass =
  | "us"
  | "canada"
  | "territory"
  | "other_country"
  | "toll_free"
  | "premium"
  | "personal"
  | "service"
  | "unassigned";

const codes = (list: string) => list.split(" ").map(Number);

/** Written out, so that a gap in the library's metadata opens none of them; the test holds them against it. */
const listed: [Exclude<AreaCodeClass, "us" | "unassigned">, number[]][] = [
  ["territory", codes("340 670 671 684 787 939")],
  [
    "other_country",
    codes("242 246 264 268 284 345 441 473 649 658 664 721 758 767 784 809 829 849 868 869 876"),
  ],
  [
    "canada",
    codes(
      "204 226 236 249 250 257 263 273 289 306 343 354 365 367 368 382 403 416 418 428 431 437 438 450 468 474 " +
        "506 514 519 548 579 581 584 587 600 604 613 639 647 672 683 705 709 742 753 778 780 782 807 819 825 867 873 " +
        "879 902 905 942",
    ),
  ],
  ["toll_free", codes("800 833 844 855 866 877 888")],
  ["premium", codes("900")],
  ["personal", codes("500 521 522 523 524 525 526 527 528 529 532 533 544 566 577 588 622 633")],
  ["service", codes("211 311 411 511 611 711 811 911")],
];

const classes = new Map(listed.flatMap(([name, list]) => list.map((code) => [code, name] as const)));

/** The class of an area code from 200 to 999; anything else is unassigned. */
export function classifyAreaCode(areaCode: number): AreaCodeClass {
  const known = classes.get(areaCode);
  if (known) return known;
  // A country that joins +1 after this was written is neither listed above nor the library's US.
  const sample = parsePhoneNumber(`+1${areaCode}2345678`);
  return sample?.isValid() && sample.country === "US" ? "us" : "unassigned";
}
