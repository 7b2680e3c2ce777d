import type { Settings } from "@/types/account";
import type { User } from "@/types/identity";
import { getMySettings } from "./store";

/** What somebody has settled; the defaults for who never did. */
export async function getSettings(user: User): Promise<Settings> {
  return getMySettings(user.accessToken);
}
