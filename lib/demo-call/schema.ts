import { z } from "zod";

const hasText = (text: string) => /[\p{L}\p{N}]/u.test(text);

/** Judged by `parseUsPhone`. */
const phone = z
  .string("A phone number is needed.")
  .trim()
  .min(1, "A phone number is needed.")
  .max(40, "That is too long for a number.");

/** `POST /api/demo-call`, as it comes from outside. */
export const demoCallSchema = z.strictObject({
  name: z
    .string("Tell us what to call you.")
    .trim()
    .min(1, "Tell us what to call you.")
    .refine((name) => [...name].length <= 100, "That is more name than we can say: 100 characters at most.")
    .refine(hasText, "That does not look like a name."),
  phone,
  email: z
    .email("That does not look like an e-mail address.")
    .max(254, "That is too long for an e-mail address."),
  consent: z.literal(true, "We only call with your consent."),
  recaptchaToken: z
    .string("The check is missing.")
    .min(1, "The check is missing.")
    .max(8192, "The check is not one of ours."),
  idempotencyKey: z.uuid("The key of a request is a UUID.").optional(),
});

export type DemoCallRequest = z.infer<typeof demoCallSchema>;

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
