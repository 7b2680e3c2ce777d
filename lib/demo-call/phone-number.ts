import { type NumberType, type PhoneNumber, parsePhoneNumberFromString } from "libphonenumber-js/max";
import { policy } from "@/lib/limits/policy";
import { type AreaCodeClass, classifyAreaCode } from "./area-code";
import { type PhoneProblem, phoneProblems } from "./phone-problem";

/** What may be called beyond the fifty states and Washington. */
export type Destinations = { canada: boolean; territories: boolean };

export type ParsedPhone = { ok: true; e164: string } | { ok: false; reason: PhoneProblem; sentence: string };

/** Under +1 the metadata seldom tells a landline from a mobile; either rings. */
const dialable: ReadonlySet<NumberType> = new Set<NumberType>([
  "FIXED_LINE",
  "MOBILE",
  "FIXED_LINE_OR_MOBILE",
]);

/**
 * A number as somebody typed it, read as a US one unless it names its country, or the reason why it is not called.
 * `+1` alone proves nothing: it is two dozen countries, and services and premium lines among them.
 */
export function parseUsPhone(input: string, destinations: Destinations): ParsedPhone {
  const phone = input.length > policy.fields.phone ? undefined : read(input);
  if (!phone) return refuse("not_a_number");
  if (phone.countryCallingCode !== "1") return refuse("not_us");
  if (phone.ext) return refuse("extension");
  const reason = findProblem(phone.nationalNumber, destinations);
  if (reason) return refuse(reason);
  if (!phone.isValid() || !dialable.has(phone.getType())) return refuse("invalid");
  return { ok: true, e164: phone.number };
}

const refuse = (reason: PhoneProblem): ParsedPhone => ({
  ok: false,
  reason,
  sentence: phoneProblems[reason],
});

/** Phones copy a contact's number with invisible marks around it, links with `tel:` before it. */
function read(input: string): PhoneNumber | undefined {
  const plain = input
    .replace(/\p{Cf}/gu, "")
    .trim()
    .replace(/^tel:/i, "");
  return parsePhoneNumberFromString(plain, { defaultCountry: "US", extract: false });
}

function findProblem(digits: string, destinations: Destinations): PhoneProblem | undefined {
  if (/^[2-9]11$/.test(digits)) return "directory_or_service";
  if (digits.length !== 10) return "invalid";
  return (
    areaProblem(classifyAreaCode(Number(digits.slice(0, 3))), destinations) ??
    exchangeProblem(digits.slice(3, 6), digits.slice(6))
  );
}

function areaProblem(area: AreaCodeClass, destinations: Destinations): PhoneProblem | undefined {
  switch (area) {
    case "us":
      return undefined;
    case "canada":
      return destinations.canada ? undefined : "canada_off";
    case "territory":
      return destinations.territories ? undefined : "territory_off";
    case "other_country":
      return "caribbean_or_other_country";
    case "personal":
      return "personal_500";
    case "service":
      return "directory_or_service";
    case "unassigned":
      return "unassigned_area_code";
    case "premium":
    case "toll_free":
      return area;
  }
}

/** Inside every area code: N11 are services, 976 is premium, 555-1212 is the directory, 555-01xx is for fiction. */
function exchangeProblem(exchange: string, line: string): PhoneProblem | undefined {
  if (/^[01]/.test(exchange)) return "invalid";
  if (exchange.endsWith("11")) return "directory_or_service";
  if (exchange === "976") return "premium";
  if (exchange !== "555") return undefined;
  if (line === "1212") return "directory_or_service";
  return line.startsWith("01") ? "fictional_555" : undefined;
}
