/**
 * Something a physician brings up. `pattern` matches the caller's own word; in `lines`, `{w}` stands for that word and
 * `{W}` for it at the start of a sentence. Every line takes the word up.
 */
export type Topic = { name: string; pattern: RegExp; lines: readonly string[] };
