import type { Utterance } from "./utterances";

/** Two utterances of one person that begin further apart than this are two utterances, whatever they say. */
const sameStartSeconds = 1;

/**
 * Lays the service's window (the last few utterances, the newest still growing) over the history and gives the whole
 * conversation. The longest overlap wins whose lines agree: all but the newest word for word, the newest grown, cut
 * short or reworded. Only when nothing agrees, lines that were reworded on the way are taken as the same; and then a
 * line that was heard late may stand before or between the known ones.
 */
export function mergeCaptions(
  history: readonly Utterance[],
  window: readonly Utterance[],
): readonly Utterance[] {
  if (window.length === 0) return history;
  const start = findStart(history, window);
  const merged = [...history.slice(0, start), ...window];
  // A late frame may end before the history does; what it does not reach stays.
  const tail = history.slice(start + window.length);
  return tail.length === 0 && isSame(history, merged) ? history : [...merged, ...tail];
}

type Agrees = (old: Utterance, fresh: Utterance, isNewest: boolean) => boolean;
const agreements: readonly Agrees[] = [
  (old, fresh, isNewest) => (isNewest ? isContinuation(old, fresh) : isEqual(old, fresh)),
  (old, fresh) => isContinuation(old, fresh) || isRewording(old, fresh),
];

function findStart(history: readonly Utterance[], window: readonly Utterance[]): number {
  const first = Math.max(0, history.length - window.length);
  for (const agrees of agreements) {
    for (let start = first; start < history.length; start++) {
      if (overlapAgrees(history, window, start, agrees)) return start;
    }
  }
  for (let start = first; start < history.length; start++) {
    const known = history.slice(start);
    if ((start === 0 || known.length > 1) && liesWithin(known, window)) return start;
  }
  return staleStart(history, window, first);
}

/** Whether the known lines stand in the window in their order, with others between or before them. */
function liesWithin(known: readonly Utterance[], window: readonly Utterance[]): boolean {
  let next = 0;
  for (const fresh of window) {
    const old = known[next];
    if (old && isContinuation(old, fresh)) next += 1;
  }
  return next === known.length;
}

function overlapAgrees(
  history: readonly Utterance[],
  window: readonly Utterance[],
  start: number,
  agrees: Agrees,
): boolean {
  return history.slice(start).every((old, index) => {
    const fresh = window[index];
    return fresh !== undefined && agrees(old, fresh, start + index === history.length - 1);
  });
}

/** Where a window lies wholly inside the history (a frame that came late), else the end of the history. */
function staleStart(history: readonly Utterance[], window: readonly Utterance[], first: number): number {
  for (let start = first - 1; start >= 0; start--) {
    const isInside = window.every((fresh, index) => {
      const old = history[start + index];
      return old !== undefined && isEqual(old, fresh);
    });
    if (isInside) return start;
  }
  return history.length;
}

function couldBeOne(old: Utterance, fresh: Utterance): boolean {
  if (old.role !== fresh.role) return false;
  if (old.startSeconds === undefined || fresh.startSeconds === undefined) return true;
  return Math.abs(old.startSeconds - fresh.startSeconds) < sameStartSeconds;
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}']+/gu) ?? [text];

function isEqual(old: Utterance, fresh: Utterance): boolean {
  return couldBeOne(old, fresh) && wordsOf(old.content).join(" ") === wordsOf(fresh.content).join(" ");
}

/** One is the beginning of the other, the last word possibly half heard. */
function isContinuation(old: Utterance, fresh: Utterance): boolean {
  if (!couldBeOne(old, fresh)) return false;
  const [a, b] = [wordsOf(old.content).join(" "), wordsOf(fresh.content).join(" ")];
  return a.startsWith(b) || b.startsWith(a);
}

/** At least half of the shorter one's words come in the same places, or the times say that it is the same one. */
function isRewording(old: Utterance, fresh: Utterance): boolean {
  if (!couldBeOne(old, fresh)) return false;
  if (old.startSeconds !== undefined && fresh.startSeconds !== undefined) return true;
  const [a, b] = [wordsOf(old.content), wordsOf(fresh.content)];
  const shared = a.filter((word, index) => word === b[index]).length;
  return shared * 2 >= Math.min(a.length, b.length);
}

function isSame(a: readonly Utterance[], b: readonly Utterance[]): boolean {
  return a.length === b.length && a.every((one, index) => one.content === b[index]?.content);
}
