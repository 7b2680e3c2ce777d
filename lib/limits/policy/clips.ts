export const clipsPolicy = {
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
} as const;
