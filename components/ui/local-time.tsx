"use client";

import { useSyncExternalStore } from "react";

const manners = {
  long: { dateStyle: "long", timeStyle: "short" },
  short: { dateStyle: "medium", timeStyle: "short" },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

type LocalTimeProps = { iso: string; manner?: keyof typeof manners };

/** A moment in the reader's own zone and manner; until the page is alive, in a form that is the same everywhere. */
export function LocalTime({ iso, manner = "long" }: LocalTimeProps) {
  const text = useSyncExternalStore(
    neverChanges,
    () => new Intl.DateTimeFormat(undefined, manners[manner]).format(new Date(iso)),
    () => `${iso.slice(0, 10)}, ${iso.slice(11, 16)} UTC`,
  );
  return <time dateTime={iso}>{text}</time>;
}

const neverChanges = () => () => undefined;
