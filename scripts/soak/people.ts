import { randomUUID } from "node:crypto";

let people = 0;

/** Another address each time, of a range that is kept for documents. */
export function newAddress(): string {
  people += 1;
  return `198.${18 + (Math.floor(people / 62_500) % 2)}.${Math.floor(people / 250) % 250}.${(people % 250) + 1}`;
}

let phones = 0;

/** A form with a number that nobody has given yet. */
export function newForm() {
  phones += 1;
  return {
    name: "Ada Grey",
    phone: `+1415${200 + (Math.floor(phones / 7000) % 300)}${2000 + (phones % 7000)}`,
    email: "ada@example.com",
    consent: true,
    recaptchaToken: String(randomUUID()),
    idempotencyKey: String(randomUUID()),
  };
}
