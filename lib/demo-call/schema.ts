import { z } from "zod";
import { policy } from "@/lib/limits/policy";

/** A letter with all its marks counts once, whatever the script; the second cap is against mountains of marks. */
const isShort = (name: string) =>
  name.length <= policy.fields.name * 12 && [...graphemes.segment(name)].length <= policy.fields.name;
const graphemes = new Intl.Segmenter();
/** Something to say, and nothing that is no text: control characters, halves of surrogate pairs. */
const isText = (text: string) => /[\p{L}\p{N}]/u.test(text) && !/[\p{Cc}\p{Cs}]/u.test(text);

/** Judged by `parseUsPhone`. */
const phone = z
  .string("A phone number is needed.")
  .trim()
  .min(1, "A phone number is needed.")
  .max(policy.fields.phone, "That is too long for a number.");

/** `POST /api/demo-call`, as it comes from outside. */
export const demoCallSchema = z.strictObject({
  name: z
    .string("Tell us what to call you.")
    .overwrite((name) => name.replace(/\s+/g, " "))
    .trim()
    .min(1, "Tell us what to call you.")
    .refine(isShort, `That is more name than we can say: ${policy.fields.name} characters at most.`)
    .refine(isText, "That does not look like a name."),
  phone,
  email: z
    .string("An e-mail address is needed.")
    .trim()
    .min(1, "An e-mail address is needed.")
    .regex(z.regexes.email, "That does not look like an e-mail address.")
    .max(policy.fields.email, "That is too long for an e-mail address."),
  consent: z.literal(true, "We only call with your consent."),
  recaptchaToken: z
    .string("The check is missing.")
    .min(1, "The check is missing.")
    .max(8192, "The check is not one of ours."),
  /** Upper or lower case, it is the same key. */
  idempotencyKey: z.uuid("The key of a request is a UUID.").toLowerCase().optional(),
});

/** `POST /api/block`. */
export const blockSchema = z.strictObject({ phone });

/** What is written down before anything is dialled. Hashes are keyed; the e-mail is sealed. */
export type Intent = {
  id: string;
  phoneHash: string;
  addressHash: string;
  emailSealed: string;
  consentVersion: string;
  userAgent: string;
  reservedSeconds: number;
  reservedMicroUsd: number;
};
