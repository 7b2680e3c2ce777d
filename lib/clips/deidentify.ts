import { findAges } from "./deidentify/ages";
import { findDates } from "./deidentify/dates";
import { findDigits } from "./deidentify/digits";
import { findInstitutions } from "./deidentify/institutions";
import { findNames } from "./deidentify/names";
import { findPlaces } from "./deidentify/places";
import { findRareDetails } from "./deidentify/rare";
import { type Mark, toMarks } from "./deidentify/span";
import { type SpokenTurn, toTokens } from "./deidentify/tokens";
import { findWeb } from "./deidentify/web";

export { type DeidentifyKind, deidentifyKinds, type Mark } from "./deidentify/span";

const rules = [
  findWeb,
  findDigits,
  findDates,
  findAges,
  findPlaces,
  findInstitutions,
  findNames,
  findRareDetails,
];

/**
 * What in these words could tell who a patient or anybody else is, after the classes of HIPAA's Safe Harbor (45 CFR
 * 164.514(b)(2)), for the owner to decide on: rather too much than too little. Words are numbered from 0 over all turns; marks
 * come in order and never overlap.
 */
export function findMarks(turns: readonly SpokenTurn[]): Mark[] {
  const tokens = toTokens(turns);
  const spans = rules.flatMap((find) => find(tokens));
  return toMarks(spans, (token) => tokens[token]?.at ?? 0);
}
