/** What figures are held against, as it is in force. */
export type OpsLimits = {
  capacity: number;
  phone: { callsPerDay: number; secondsPerDay: number; microUsdPerMonth: number };
  webSecondsPerDay: number;
};
