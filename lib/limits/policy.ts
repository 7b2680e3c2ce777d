/** The numbers that people argue about, with their units. Nowhere else. */
export const policy = {
  webCall: {
    /** What a visitor may talk in a rolling day. */
    secondsPerDay: 420,
    /** Retell refuses a cap below a minute. */
    minimumCapSeconds: 60,
    /** How long we wait for Retell to create a call. */
    createTimeoutMs: 10_000,
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
  phoneCall: {
    /** One call a number and one an address in a rolling day. */
    windowHours: 24,
    maxDurationSeconds: 180,
    ringSeconds: 30,
    endAfterSilenceSeconds: 20,
    /** How long a reservation holds without being committed by dialling; longer than a call rings and lasts. */
    reservationSeconds: 300,
    dialTimeoutMs: 10_000,
    /** An intent older than this without a call is looked up at Retell. */
    unsettledSeconds: 30,
    /** After this nothing comes of a dial that was not answered in time, so that what it held is given back. */
    lateCallSeconds: 120,
    /** And yet a call that comes of one that was given up is found for so long after its intent. */
    lateCallWatchSeconds: 600,
    /** How often the page is told to ask for the call's status, and how long after its end for the recap. */
    pollMs: 1000,
    recapSeconds: 60,
    /** The dearest minute on Retell's price list (facts of May 2026: $0.31), used until the real cost is known. */
    estimatedMicroUsdPerMinute: 310_000,
    callsPerDay: 50,
    minutesPerDay: 100,
    centsPerMonth: 20_000,
    /** What a caller is told to wait when day or month is spent: a pace of asking, since nobody knows when one frees. */
    budgetWaitSeconds: 3600,
    /** Which destinations beyond the states may be dialled. */
    destinations: { canada: false, territories: false },
    /** What the line itself costs; Retell's own price list decides. */
    numberCentsPerMonth: 200,
    contactDays: 90,
    sweepBatch: 50,
  },
  /** Longest text of a form's field, in characters. The e-mail's is the protocol's (RFC 5321). */
  fields: { name: 100, phone: 40, email: 254, workplace: 100 },
  captcha: { action: "demo_call", minimumScore: 0.5, maximumAgeSeconds: 120 },
  /** Calls at a time, and how many of those the browser leaves to the phone. */
  capacity: { concurrentCalls: 20, phoneReserve: 2 },
  queue: {
    /** Whoever is called up has this long to start, and, asking for it, so long once more. */
    readySeconds: 120,
    holdSeconds: 120,
    /** A page that has not asked for this long has gone. Longer than a browser lets a hidden tab sleep: a minute. */
    silentSeconds: 180,
    /** A sign of life is written down when the last one is older than this. */
    heartbeatSeconds: 20,
    longest: 10_000,
    /** Places in line for one address, which may be a whole hospital's. */
    perAddress: 60,
    /** A slot holds this long without a call: Retell may take 10 s to create one, whose token lives for 30 s. */
    beginSeconds: 45,
    /** Whoever's call failed to begin keeps the turn for this long at least. */
    retrySeconds: 60,
    /** Nobody is called up for this long after Retell had no slot. */
    pauseSeconds: 5,
    longestNote: 500,
    /** Tickets and leases that are over, for measuring, and claims of talking time, which count for a day. */
    keptDays: 7,
    /** How soon a page asks again, by its place; those behind them after `farMs` and up to `farSpreadMs` more. */
    poll: {
      near: [
        { upTo: 3, ms: 2000 },
        { upTo: 20, ms: 5000 },
        { upTo: 100, ms: 10_000 },
      ],
      farMs: 20_000,
      farSpreadMs: 10_000,
      readyMs: 5000,
      idleMs: 30_000,
    },
  },
  clips: {
    perDay: 20,
    /** As the video function has it (MAX_CLIP_SECONDS), and the shortest it takes. */
    longestSeconds: 120,
    shortestSeconds: 0.5,
    /** Turns, and words in one, as the video function takes them. */
    mostTurns: 60,
    mostWordsATurn: 1500,
    /** Air before the first word and after the last, where there is some. */
    paddingSeconds: 0.3,
    /** The longest a word is taken to last when the vendor does not say where it ends. */
    longestWordSeconds: 0.6,
    /** How far a bound moves to fall into silence. */
    snapSeconds: 0.15,
    /** Decisions about words that one request may carry; and hidden stretches, as the video function takes them. */
    mostDecisions: 500,
    attempts: 3,
    /** How long a worker has for a stage, after which another takes it over. */
    drawingSeconds: 45,
    renderingSeconds: 150,
    /** The longest the video function runs (its time-out), with room for its answer. */
    functionSeconds: 130,
    /** The pause before another try. */
    retrySeconds: 5,
    sweepBatch: 10,
    sweepAtOnce: 3,
    longestSweepSeconds: 120,
    removalBatch: 100,
    /** Reported clips that operators are shown at once. */
    reportPage: 200,
    /** The pause before objects that could not be taken away are tried again. */
    removalRetrySeconds: 60,
    /** What ended and left nothing is forgotten after this. */
    forgetDays: 30,
    shareDays: [1, 7, 30, 90],
    defaultShareDays: 30,
    /** As the bucket's lifecycle has it: nothing is kept longer. */
    keptDays: 90,
    signedMediaSeconds: 300,
    longestReport: 500,
  },
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
  /** How long a vendor may take to say that it is there, and how long what was found is told to whoever asks. */
  health: { timeoutMs: 2000, keptSeconds: 5, glanceMs: 1200 },
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
  /** From where on the operators' page calls something worth a look (`warn`), and from where on wrong (`bad`). */
  ops: {
    /** How long after its longest time a call's end may take to be heard. */
    silenceGraceSeconds: 60,
    /** Of events that came in the last hour, the 99th percentile of the time until they were taken in. */
    webhookLagMs: { warn: 5000, bad: 60_000 },
    /** A share or percentile is judged from so many on: of fewer, one replayed letter would be the percentile. */
    fewest: { events: 100, calls: 10, waits: 20 },
    /** How long an event has waited to be taken in. */
    pendingSeconds: { warn: 60, bad: 600 },
    /** Calls that only one of Retell and we count, and how old that comparison may be. */
    drift: { warn: 1, bad: 3 },
    measuredSeconds: { warn: 300, bad: 1800 },
    waitSeconds: { warn: 900, bad: 3600 },
    /** Of today's calls, the share that broke. */
    failureShare: { warn: 0.05, bad: 0.2 },
    voiceP95Ms: { warn: 3000, bad: 6000 },
    budgetShare: { warn: 0.8, bad: 1 },
    /** Eight of ten waits should be as they were told. */
    toldRightShare: { warn: 0.65, bad: 0.4 },
    /** A report of a clip that can still be seen is worth a look for so long. */
    reportDays: 7,
    /** Refusals are counted together, written once in this time at most. */
    refusalPauseMs: 1000,
  },
  http: {
    maxBodyBytes: 64 * 1024,
  },
  visitor: {
    cookieDays: 400,
  },
} as const;
