"use client";

import { settingsApi } from "./ask-for-settings";
import { DeleteAccount } from "./delete-account";

/** The form with our own server behind it. */
export function AccountDeletion({ email }: { email: string }) {
  return <DeleteAccount email={email} deleteAccount={settingsApi.deleteAccount} />;
}
