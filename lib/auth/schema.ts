import { z } from "zod";
import { policy } from "@/lib/limits/policy";

const email = z
  .string()
  .transform((text) => text.trim().toLowerCase())
  .pipe(
    z
      .email("That is not an e-mail address.")
      .max(policy.fields.email, "That is longer than an e-mail address may be."),
  );

export const codeRequestSchema = z.object({ email });

/** A code as people write it: "123 456", "123-456". */
const code = z
  .string()
  .transform((text) => text.replace(/[\s-]/g, ""))
  .pipe(
    z
      .string()
      .regex(
        new RegExp(`^\\d{${policy.signIn.codeLength}}$`),
        `The code has ${policy.signIn.codeLength} digits.`,
      ),
  );

export const codeCheckSchema = z.object({ email, code });

/** A row of `count_sign_in_try`. */
export const tryRowSchema = z
  .object({ outcome: z.enum(["ask", "used", "locked"]), tries_left: z.number(), is_expired: z.boolean() })
  .transform((row) => ({ outcome: row.outcome, triesLeft: row.tries_left, isExpired: row.is_expired }));
