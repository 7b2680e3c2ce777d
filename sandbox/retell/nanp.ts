import { RetellError } from "./errors";

/** Area codes under +1 that are not the United States: Canada, the Caribbean, and the US territories, which carriers bill apart. */
const elsewhere = new Set(
  `204 226 236 249 250 257 263 289 306 343 354 365 367 368 382 387 403 416 418 428 431 437 438 450 460 468 474 506 514 519
548 579 581 584 587 600 604 613 622 639 647 672 683 705 709 742 753 778 780 782 807 819 825 867 873 879 902 905 942
242 246 264 268 284 345 441 473 649 658 664 721 758 767 784 809 829 849 868 869 876 340 670 671 684 787 939`
    .split(/\s+/)
    .map(Number),
);
const tollFree = new Set([800, 833, 844, 855, 866, 877, 888]);

/** Premium, personal and government lines have no place, and nobody sells them as a number to call from. */
const isPlaceless = (code: number) =>
  [900, 700, 710, 976].includes(code) || /^5(00|([2-8])\2)$/.test(String(code));

export const TOLL_FREE_CODE = 888;

export const isE164 = (text: string): boolean => /^\+[1-9]\d{6,14}$/.test(text);

/** 3 digits, not N11, and a place in the United States. */
export function isUsAreaCode(code: number): boolean {
  const isAreaCode = code >= 201 && code <= 989 && code % 100 !== 11;
  return isAreaCode && !elsewhere.has(code) && !tollFree.has(code) && !isPlaceless(code);
}

/** Whether a number bought from the service can dial it: "only US numbers", toll-free ones among them. */
export function isUsNumber(e164: string): boolean {
  const code = Number(/^\+1([2-9]\d{2})[2-9]\d{6}$/.exec(e164)?.[1]);
  return isUsAreaCode(code) || tollFree.has(code);
}

/** "+1 (415) 555-0100". */
export function toPretty(e164: string): string {
  const match = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(e164);
  return match ? `+1 (${match[1]}) ${match[2]}-${match[3]}` : e164;
}

/** A number of the block that is reserved for fiction, so that no bought number is anyone's. */
export function inventNumber(areaCode: number, isTaken: (e164: string) => boolean): string {
  for (let line = 100; line < 200; line += 1) {
    const number = `+1${areaCode}555${String(line).padStart(4, "0")}`;
    if (!isTaken(number)) return number;
  }
  throw new RetellError(400, "No number of this area code is to be had.");
}
