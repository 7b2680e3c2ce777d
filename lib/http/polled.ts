/**
 * Routes whose GETs clocks send: the scheduler, whoever watches the health page, and pages that wait for something. When
 * all goes well, a line for each would bury the rest of the log.
 */
const polled = [
  "health",
  "cron-calls",
  "cron-clips",
  "cron-inbox",
  "cron-queue",
  "cron-retention",
  "queue-poll",
  "demo-call-status",
  "call",
  "clip",
  "deletion",
];

/** Whether a request to a route is one of many that tell nothing while they go well. */
export const isPoll = (method: string, route: string): boolean => method === "GET" && polled.includes(route);
