import { z } from "zod";
import { policy } from "@/lib/limits/policy";
import { roles } from "./roles";

const { workplace: longestWorkplace, email: longestEmail } = policy.fields;

const letters = new Intl.Segmenter();
/** A letter with all its marks counts once, whatever the script; the first cap is against mountains of marks. */
const isShort = (text: string) =>
  text.length <= longestWorkplace * 12 && [...letters.segment(text)].length <= longestWorkplace;
const blank = (value: unknown) =>
  typeof value === "string" && value.trim() === "" ? undefined : (value ?? undefined);

/** `POST /api/calls/{callId}/feedback`, as it comes from outside. Only the mood and the decision must be there. */
export const feedbackSchema = z.strictObject({
  mood: z.int("Choose one of the five.").min(1, "Choose one of the five.").max(5, "Choose one of the five."),
  role: z.preprocess(blank, z.enum(roles, "Choose one of the list.").optional()),
  workplace: z.preprocess(
    blank,
    z
      .string("That is no text.")
      .overwrite((text) => text.replace(/\s+/g, " "))
      .trim()
      .refine(isShort, `That is too long: ${longestWorkplace} characters at most.`)
      .refine((text) => !/[\p{Cc}\p{Cs}]/u.test(text), "There is something in it that is no text.")
      .optional(),
  ),
  email: z.preprocess(
    blank,
    z
      .string("That does not look like an e-mail address.")
      .trim()
      .regex(z.regexes.email, "That does not look like an e-mail address.")
      .max(longestEmail, "That is too long for an e-mail address.")
      .optional(),
  ),
  keep: z.boolean("Kept or not: true or false."),
  remember: z.boolean("Remembered or not: true or false.").optional(),
});

export type Feedback = z.infer<typeof feedbackSchema>;
