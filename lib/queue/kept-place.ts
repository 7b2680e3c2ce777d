const key = "doc.place";

/** The ticket that this browser holds, for asking after it; the place itself is our server's to tell, by its cookie. */
export function keptPlace(): string | undefined {
  try {
    return localStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Keeps it for every tab of this browser; without one, forgets. */
export function keepPlace(ticketId: string | undefined): void {
  try {
    if (ticketId === undefined) localStorage.removeItem(key);
    else localStorage.setItem(key, ticketId);
  } catch {
    // A storage that is blocked keeps nothing; the next press finds the place all the same.
  }
}
