/** The lamp hangs in the middle of a page here: its cord ends above it, and crosses no text. */
export const shortCord = "[&_.lamp-cord]:h-10!";
