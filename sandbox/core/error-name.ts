/** An error's class, for logs: its message may quote what somebody has sent. */
export const errorName = (error: unknown): string => (error instanceof Error ? error.name : typeof error);
