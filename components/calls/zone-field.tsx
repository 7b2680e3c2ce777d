"use client";

import { useSyncExternalStore } from "react";

const neverChanges = () => () => undefined;
const ownZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Tells the server in which zone the form's days are meant. Without scripts it is not sent, and days are those of UTC. */
export function ZoneField() {
  const zone = useSyncExternalStore(neverChanges, ownZone, () => "");
  return <input type="hidden" name="zone" value={zone} disabled={zone === ""} />;
}
