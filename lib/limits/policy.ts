import { clipsPolicy } from "./policy/clips";
import { opsPolicy } from "./policy/ops";
import { phoneCallPolicy } from "./policy/phone-call";
import { queuePolicy } from "./policy/queue";

/** The numbers that people argue about, with their units: here and in ./policy/, and nowhere else. */
export const policy = {
  webCall: {
    /** What a visitor may talk in a rolling day. */
    secondsPerDay: 420,
    /** Retell refuses a cap below a minute. */
    minimumCapSeconds: 60,
    /** How long we wait for Retell to create a call. */
    createTimeoutMs: 10_000,
    /** To find a call that Retell did not tell us of; with createTimeoutMs within the browser's 20 s. */
    lookUpTimeoutMs: 5000,
    /** A token dies after 30 s; a call that never began is looked up after this. */
    neverJoinedSeconds: 45,
    /** A call that nobody joined in this time belongs to a browser that has gone, if it asks for another. */
    joinSeconds: 10,
    /** A live call says something at every turn; one that has been silent this long is looked up at Retell. */
    silentSeconds: 30,
    /** A caller who says nothing for this long is hung up on. */
    endAfterSilenceSeconds: 60,
    overdueBatch: 50,
    readsAtOnce: 2,
    longestRunSeconds: 20,
    /** All browser calls of a rolling day together, and those from one address, which may be a whole hospital's. */
    minutesPerDay: 5000,
    secondsPerAddressPerDay: 86_400,
    /** How long a claim of talking time holds without a call; longer than Retell may take to create one. */
    claimSeconds: 30,
    /** A call still live this long after its cap is stopped by the sweep. */
    overrunSeconds: 20,
  },
  signIn: {
    /** As supabase/config.toml has them. */
    codeLength: 6,
    codeSeconds: 600,
    /** Wrong codes until the one that was sent stops working. */
    tries: 5,
    codesPerHour: 6,
    /** The pause between two mails to one address; as supabase/config.toml has it. */
    resendSeconds: 60,
  },
  calls: {
    pageSize: 25,
    longestPage: 100,
    longestTitle: 80,
    longestSearch: 200,
  },
  memory: {
    /** How many of the last talks Doc is told of, and how many characters of each and of all. */
    summaries: 3,
    longestSummary: 500,
    longestContext: 1500,
    longestName: 60,
  },
  export: {
    pageSize: 50,
  },
  deletion: {
    /** Calls erased by one statement, which has eight seconds; and calls that Retell is asked about side by side. */
    eraseBatch: 500,
    vendorBatch: 10,
    /** A call that Retell did not delete is asked for again after this. */
    retrySeconds: 60,
    /** What one run does at most; the next one goes on. */
    longestRunSeconds: 20,
    openBatch: 20,
    orphanBatch: 20,
    /** How long a token may live that was given out before the end; as supabase/config.toml has it. */
    tokenSeconds: 3600,
    /** How long the browser can show the proof. */
    proofDays: 30,
  },
  phoneCall: phoneCallPolicy,
  /** Longest text of a form's field, in characters. The e-mail's is the protocol's (RFC 5321). */
  fields: { name: 100, phone: 40, email: 254, workplace: 100 },
  captcha: { action: "demo_call", minimumScore: 0.5, maximumAgeSeconds: 120 },
  /** Calls at a time, and how many of those the browser leaves to the phone. */
  capacity: { concurrentCalls: 20, phoneReserve: 2 },
  queue: queuePolicy,
  clips: clipsPolicy,
  /** Requests a minute from one address. */
  burst: {
    demoCall: 240,
    createCall: 120,
    status: 600,
    block: 30,
    read: 600,
    badSignature: 60,
    cron: 60,
    signIn: 30,
    account: 60,
    health: 60,
    /** Joining; a page does when it is opened. */
    queue: 600,
    /** Drawing a picture takes a fair part of a second of a core. */
    drawing: 120,
    share: 600,
    report: 30,
    /** Of one visitor, not address: a whole hospital waits behind one, and each of its pages asks every 2 s at most. */
    ticket: 120,
  },
  recap: {
    /** What has not come this long after a browser call will not come; SQL's due calls have the same 10 minutes. */
    staleMinutes: 10,
    /** How long a page keeps looking for it. */
    lookSeconds: 120,
  },
  /** How long we wait for an answer, in ms. Those of calls that are being made stand with the calls. */
  timeouts: {
    /** On routes that start a call, no answer in time is a no. */
    redis: 1000,
    captcha: 3000,
    database: 5000,
    auth: 5000,
    /** Renewing a session, which a page waits for on its way: it comes without one rather than late. */
    refresh: 2500,
    findCall: 5000,
    readCall: 10_000,
    readConcurrency: 5000,
    listCalls: 10_000,
    stopCall: 3000,
    deleteCall: 10_000,
    storage: 5000,
    connect: 3000,
    /** Listening for a silence to cut at; a clip goes without rather than wait. */
    listen: 3000,
    /** Until a recording begins; how long its bytes take is up to the listener. */
    recordingStart: 15_000,
  },
  health: {
    /** How long a vendor may take to say that it is there, and how long what was found is told to whoever asks. */
    timeoutMs: 2000,
    keptSeconds: 5,
  },
  retention: {
    /** Transcript and recording of a caller who did not ask us to keep them. */
    unconsentedHours: 24,
    batch: 50,
    /** The inbox keeps what came, as it came, this long after it was taken in. */
    inboxBodyDays: 30,
    /** The e-mail that a caller may leave after a call. */
    contactDays: 90,
  },
  webhooks: {
    maxBodyBytes: 4 * 1024 * 1024,
    /** Webhooks that come at once are stored together, this many; one that is longer (characters) goes alone. */
    acceptBatch: 32,
    longestTogether: 100_000,
    /** Longest wait between two tries of an event that could not be processed. */
    maxBackoffSeconds: 3600,
    /** Tries after which an event is a dead letter, until somebody replays it. */
    maxAttempts: 10,
    /** Calls that the sweep goes through, and those taken in by one transaction. */
    sweepBatch: 500,
    processBatch: 50,
    purgeBatch: 1000,
    deadLetterPage: 200,
  },
  /** Looking for calls whose webhooks were lost. */
  reconcile: {
    /** How far back the first look goes, and how long a call that cannot be read holds up the watermark. */
    furthestHours: 24,
    /** Every look begins this long before the last one ended: a call's analysis comes after its end. */
    overlapSeconds: 3600,
    pageSize: 500,
    /** What one run does at most; the next one goes on. */
    readsPerRun: 100,
    readsAtOnce: 5,
    longestRunSeconds: 20,
  },
  ops: opsPolicy,
  http: {
    maxBodyBytes: 64 * 1024,
  },
  visitor: {
    cookieDays: 400,
  },
} as const;
