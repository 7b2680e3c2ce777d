export type LogLevel = "info" | "warn" | "error";

type Meaning = { status: number; level: LogLevel; sentence: string };

/** Every way a request can be refused: one status, one log level, one sentence. A code without them does not compile. */
export const meanings = {
  invalid_json: { status: 400, level: "info", sentence: "The request is not valid JSON." },
  invalid_request: { status: 400, level: "info", sentence: "Some of what was sent is not as expected." },
  captcha_refused: {
    status: 403,
    level: "info",
    sentence: "Our check could not tell you from a machine. The call in the browser needs no check.",
  },
  blocked: {
    status: 403,
    level: "info",
    sentence: "Somebody asked us never to call that number, and we will not.",
  },
  in_progress: {
    status: 409,
    level: "info",
    sentence: "We are already working on this request. Nothing rings twice.",
  },
  rate_limited: { status: 429, level: "info", sentence: "That was a lot at once. Give it a minute." },
  number_called: {
    status: 429,
    level: "info",
    sentence: "That number was already called in the last 24 hours.",
  },
  address_called: {
    status: 429,
    level: "info",
    sentence: "A call was already asked for from here in the last 24 hours.",
  },
  budget_spent: {
    status: 429,
    level: "warn",
    sentence: "We have called as many phones as we can afford for now. The call in the browser is open.",
  },
  bad_signature: { status: 401, level: "warn", sentence: "The signature does not match." },
  unauthorized: { status: 401, level: "info", sentence: "This needs the right credentials." },
  not_signed_in: { status: 401, level: "info", sentence: "Sign in first; what you were after is waiting." },
  code_wrong: { status: 400, level: "info", sentence: "That is not the code we sent last." },
  code_expired: { status: 400, level: "info", sentence: "That code has expired. Ask for a new one." },
  code_used: {
    status: 400,
    level: "info",
    sentence: "That code has been used, and works only once. Ask for a new one.",
  },
  code_locked: {
    status: 429,
    level: "warn",
    sentence: "There were too many wrong tries, so that code no longer works. Ask for a new one.",
  },
  mail_too_often: {
    status: 429,
    level: "info",
    sentence: "We have just written to that address. Look for our mail, or ask again in a moment.",
  },
  mail_refused: {
    status: 400,
    level: "info",
    sentence: "We cannot send mail to that address. Check how it is spelled.",
  },
  cross_site: { status: 403, level: "warn", sentence: "This can only be asked for from our own pages." },
  not_found: { status: 404, level: "info", sentence: "There is nothing here, or it is not yours to see." },
  recording_not_ready: {
    status: 404,
    level: "info",
    sentence: "There is no recording of this call, or not yet.",
  },
  call_not_over: {
    status: 409,
    level: "info",
    sentence: "This call is still going on. Tell us how it was once it is over.",
  },
  no_transcript: {
    status: 400,
    level: "info",
    sentence: "There are no words of this call to make a clip of, or not yet.",
  },
  no_recording: {
    status: 400,
    level: "info",
    sentence: "There is no recording of this call to make a clip of, or not yet.",
  },
  no_such_exchange: {
    status: 400,
    level: "info",
    sentence:
      "That part of the call cannot be made into a clip: it is not there, or nobody knows when it was said.",
  },
  clip_too_long: {
    status: 400,
    level: "info",
    sentence: "That is too long for a clip. Choose a shorter part, of two minutes at most.",
  },
  not_yours: { status: 403, level: "info", sentence: "That call is somebody else's." },
  marks_undecided: {
    status: 409,
    level: "info",
    sentence: "Some words could tell who somebody is. Decide about each: hide it or keep it.",
  },
  words_changed: {
    status: 409,
    level: "info",
    sentence: "The transcript has changed since you went through it. Go through it again.",
  },
  clips_spent: {
    status: 429,
    level: "info",
    sentence:
      "You have made as many clips as one may in a day. There is room again once one of them is a day old.",
  },
  clip_over: {
    status: 409,
    level: "info",
    sentence: "This clip was taken back, or could not be made, so its link cannot be given more time.",
  },
  clips_unavailable: {
    status: 503,
    level: "error",
    sentence: "Clips cannot be had right now. Try again in a moment.",
  },
  method_not_allowed: { status: 405, level: "info", sentence: "That method is not offered here." },
  body_too_large: { status: 413, level: "info", sentence: "That is more than we take in one request." },
  queue_wait: {
    status: 409,
    level: "info",
    sentence:
      "Doc is with as many people as the line holds, and takes the rest in turn. It is not your turn yet.",
  },
  queue_full: {
    status: 409,
    level: "info",
    sentence:
      "There is no place left in line, or none for the network that you are on. Try again in a while.",
  },
  usage_spent: {
    status: 429,
    level: "info",
    sentence:
      "You have talked as long as one may in a day. There is time again once some of it is a day old.",
  },
  already_talking: {
    status: 429,
    level: "info",
    sentence:
      "A call of yours is open already, in another tab or on another device: end it there. If there is none, try again in a minute.",
  },
  web_budget_spent: {
    status: 429,
    level: "warn",
    sentence: "Doc has talked as much today as we can afford. There is time again tomorrow.",
  },
  voice_busy: {
    status: 429,
    level: "warn",
    sentence: "Doc is with as many people as the line holds right now. Give it a minute and try again.",
  },
  internal: {
    status: 500,
    level: "error",
    sentence: "Something broke on our side. Nothing you said is lost.",
  },
  voice_failed: {
    status: 502,
    level: "error",
    sentence: "The voice service did not answer as it should. Nothing was counted; try again in a moment.",
  },
  voice_misconfigured: {
    status: 503,
    level: "error",
    sentence: "Doc's line is not set up right. We have been told; try again later.",
  },
  voice_unpaid: {
    status: 503,
    level: "error",
    sentence: "Doc's line is closed for the moment. We have been told; try again later.",
  },
  voice_timeout: {
    status: 504,
    level: "error",
    sentence: "The voice service took too long to answer. Nothing was counted; try again in a moment.",
  },
  busy: {
    status: 503,
    level: "warn",
    sentence: "All our lines are taken right now. Try again in a few minutes, or talk in the browser.",
  },
  phone_failed: {
    status: 502,
    level: "error",
    sentence: "The call could not be placed, and nothing rang. You may try again.",
  },
  phone_unsettled: {
    status: 502,
    level: "error",
    sentence:
      "We could not tell whether the call was placed. If your phone rings, that is us; we will not dial again.",
  },
  captcha_unavailable: {
    status: 503,
    level: "error",
    sentence:
      "Our check against machines is down, so no phone is called for now. The call in the browser is open.",
  },
  limits_unavailable: {
    status: 503,
    level: "error",
    sentence:
      "We cannot check our limits right now, so no call can begin. Nothing was counted; try again in a few minutes.",
  },
  auth_unavailable: {
    status: 503,
    level: "error",
    sentence:
      "We cannot tell right now who is signed in, and nobody can sign in. Try again in a moment; signed out, you can talk to Doc all the same.",
  },
  session_unproved: {
    status: 503,
    level: "error",
    sentence:
      "We cannot tell right now whose account this call would belong to, and would lose it. Try again in a moment, or sign out and talk without an account.",
  },
  storage_unavailable: {
    status: 503,
    level: "error",
    sentence: "We cannot reach our records right now. Try again in a moment.",
  },
} as const satisfies Record<string, Meaning>;

export type ErrorCode = keyof typeof meanings;

type Details = {
  retryAfterSeconds?: number | undefined;
  /** One sentence a field, for forms. */
  fields?: Record<string, string> | undefined;
  /** What the asker needs to go on; it goes onto the wire beside the sentence. */
  more?: Record<string, unknown> | undefined;
  cause?: unknown;
};

/** The one error that verbs throw. Of `cause` the log gets the class and code; the wire gets nothing. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly retryAfterSeconds: number | undefined;
  readonly fields: Record<string, string> | undefined;
  readonly more: Record<string, unknown> | undefined;

  constructor(code: ErrorCode, details: Details = {}) {
    super(meanings[code].sentence, { cause: details.cause });
    this.name = "AppError";
    this.code = code;
    this.retryAfterSeconds = details.retryAfterSeconds;
    this.fields = details.fields;
    this.more = details.more;
  }
}
