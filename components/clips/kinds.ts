import type { DeidentifyKind } from "@/lib/clips/deidentify";

/** What a mark is, as a person would say it. */
export const kindNames: Record<DeidentifyKind, string> = {
  name: "name",
  place: "place",
  institution: "institution",
  date: "date",
  age_over_89: "age over 89",
  phone: "number to call",
  email: "e-mail",
  id_number: "record number",
  url: "web address",
  ip_address: "network address",
  rare_detail: "rare detail",
};
