import { AppError } from "@/lib/errors";
import { parseWith } from "@/lib/http/body";
import { policy } from "@/lib/limits/policy";
import type { User } from "@/types/identity";
import { deleteAccountSchema, type OpenDeletion } from "./schema";
import { startMyDeletion } from "./store";

/**
 * Begins to delete an account that its owner names by its address. From here on nothing is theirs any more;
 * `processDeletion` does the rest, and the sweep goes on where it stops. Throws `invalid_request` with a field.
 */
export async function startDeletion(body: unknown, user: User): Promise<OpenDeletion> {
  const { confirm } = parseWith(deleteAccountSchema, body);
  if (confirm !== user.email.toLowerCase()) {
    throw new AppError("invalid_request", {
      fields: { confirm: "That is not the address of this account." },
    });
  }
  const id = await startMyDeletion(user.accessToken, policy.deletion.eraseBatch);
  return { id, userId: user.id };
}
