import { nextLookMs, nextStanding, type QueueAnswer, type Standing } from "./standing";

type Answer = Promise<QueueAnswer>;
export type AskQueue = {
  join: () => Answer;
  look: (ticketId: string) => Answer;
  hold: (ticketId: string) => Answer;
  leave: (ticketId: string) => Answer;
};
export type LineWatch = {
  /** Takes a place, or finds the one that there is. */
  join: () => void;
  hold: () => void;
  leave: () => void;
  /** Now rather than at the next look: the page is seen again, or the network is back. */
  lookNow: () => void;
  stop: () => void;
};

const retryMs = 4000;
const tooSoonMs = 1000;

/**
 * Follows one place in line. Hidden tabs go on: a look that an answer has set up begins a new chain of timers, which
 * browsers slow down to a second, where a chain without one sleeps for a minute. A place survives three of those minutes.
 */
export function watchLine(ask: AskQueue, tell: (standing: Standing) => void): LineWatch {
  let standing: Standing = { name: "asking" };
  let ticketId: string | undefined;
  let pollAfterMs = retryMs;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let askedAtMs = 0;
  let turn = 0;

  /** What was asked before this says nothing any more: a look under way must not undo a hold. */
  const follow = async (question: () => Answer) => {
    const mine = ++turn;
    clearTimeout(timer);
    askedAtMs = Date.now();
    const answer = await question();
    if (mine !== turn) return;
    if (answer.ok) {
      pollAfterMs = answer.data.ticket.pollAfterMs;
      ticketId = answer.data.ticket.ticketId ?? undefined;
    }
    standing = nextStanding(standing, answer, Date.now());
    tell(standing);
    const retryAfterMs = answer.ok ? pollAfterMs : (answer.failure.retryAfterSeconds ?? 0) * 1000 || retryMs;
    const waitMs = nextLookMs(standing, retryAfterMs, Date.now());
    if (waitMs !== undefined) timer = setTimeout(look, waitMs);
  };
  const withTicket = (question: (id: string) => Answer) => {
    const id = ticketId;
    if (id !== undefined) void follow(() => question(id));
  };
  const look = () => withTicket(ask.look);

  return {
    join: () => {
      standing = { name: "asking" };
      tell(standing);
      void follow(ask.join);
    },
    hold: () => withTicket(ask.hold),
    leave: () => withTicket(ask.leave),
    lookNow: () => {
      const isFollowed = nextLookMs(standing, 0, 0) !== undefined;
      if (isFollowed && Date.now() - askedAtMs > tooSoonMs) look();
    },
    stop: () => {
      turn++;
      clearTimeout(timer);
    },
  };
}
