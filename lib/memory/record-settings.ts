import { keepConsentVersion } from "@/lib/calls/keep-consent";
import { parseWith } from "@/lib/http/body";
import type { Settings } from "@/types/account";
import type { User } from "@/types/identity";
import { settingsSchema } from "./schema";
import { getMySettings, setMySettings } from "./store";

/**
 * Stores what somebody settles, with the wording that was beside the switch, and returns it as it stands. Calls that are
 * there already stay as they are. Throws `invalid_request`, or `not_signed_in` for an account that is being deleted.
 */
export async function recordSettings(body: unknown, user: User): Promise<Settings> {
  const settings = parseWith(settingsSchema, body);
  await setMySettings(user.accessToken, settings, keepConsentVersion);
  return getMySettings(user.accessToken);
}
