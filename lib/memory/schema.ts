import { z } from "zod";
import { policy } from "@/lib/limits/policy";
import type { DeletionReport, Settings } from "@/types/account";

const { longestName } = policy.memory;

/** What `PUT /api/settings` takes; an empty name is none. */
export const settingsSchema = z.strictObject({
  keepCalls: z.boolean("Say yes or no."),
  remember: z.boolean("Say yes or no."),
  displayName: z
    .string("A name is text.")
    .nullable()
    .transform((text) => text?.replace(/\s+/g, " ").trim() || null)
    .refine((text) => !/[\p{Cc}\p{Cs}]/u.test(text ?? ""), "There is something in it that is no text.")
    .pipe(z.string().max(longestName, `A name has ${longestName} characters at most.`).nullable()),
});
export type NewSettings = z.infer<typeof settingsSchema>;

/** What `DELETE /api/account` takes: one's own address, typed again. */
export const deleteAccountSchema = z.strictObject({
  confirm: z.string("Type your e-mail address.").transform((text) => text.trim().toLowerCase()),
});

/** A row of `get_my_settings`. */
export const settingsRowSchema = z
  .object({
    display_name: z.string().nullable(),
    keep_calls: z.boolean(),
    remember: z.boolean(),
    consented_at: z.string().nullable(),
  })
  .transform(
    (row): Settings => ({
      keepCalls: row.keep_calls,
      keptSince: row.keep_calls ? row.consented_at : null,
      remember: row.remember,
      displayName: row.display_name,
    }),
  );

/** A row of `export_my_calls`. */
export const exportedCallRowSchema = z
  .object({
    id: z.uuid(),
    created_at: z.string(),
    call: z.looseObject({ callId: z.string(), hasRecording: z.boolean() }),
  })
  .transform(({ id, created_at, call }) => ({ id, createdAt: created_at, call }));
export type ExportedCall = z.infer<typeof exportedCallRowSchema>;

/** What `export_my_account` returns. */
export const exportedAccountSchema = z.object({
  settings: z.looseObject({ consentVersion: z.string().nullable() }).nullable(),
  usage: z.array(z.looseObject({})),
});
export type ExportedAccount = z.infer<typeof exportedAccountSchema>;

/** A row of `get_deletion`. */
export const deletionRowSchema = z
  .object({
    requested_at: z.string(),
    finished_at: z.string().nullable(),
    calls: z.number(),
    erased_calls: z.number(),
    vendor_erased_calls: z.number(),
    clips: z.number(),
    erased_clips: z.number(),
    is_account_gone: z.boolean(),
  })
  .transform(
    (row): DeletionReport => ({
      state: row.finished_at === null ? "running" : "done",
      requestedAt: row.requested_at,
      finishedAt: row.finished_at,
      calls: row.calls,
      callsErasedHere: row.erased_calls,
      callsErasedAtRetell: row.vendor_erased_calls,
      clips: row.clips,
      clipsErased: row.erased_clips,
      isAccountGone: row.is_account_gone,
    }),
  );

/** A deletion that is under way, and whose account it takes. */
export type OpenDeletion = { id: string; userId: string };
