import { policy } from "@/lib/limits/policy";

/** A load: how many slots there are, who comes, and what befalls them. Times in seconds. */
export type World = {
  name: string;
  rules: Record<string, number>;
  allowances: Record<string, number>;
  /** Between two arrivals, on average; and how often, and how many at once, a crowd comes. */
  arrivalSeconds: number;
  crowdSeconds: number;
  crowd: number;
  /** How long people wait before they give up, half of them less. */
  patienceSeconds: number;
  talkSeconds: number;
  /** Of phone calls. */
  phoneSeconds: number;
  /** Whether the database's clock jumps, forward and backward by hours, and backward by a minute. */
  hasJumps: boolean;
};

const { memory, phoneCall, queue, webCall } = policy;
const allowances = {
  secondsPerDay: webCall.secondsPerDay,
  minimumSeconds: webCall.minimumCapSeconds,
  addressSecondsPerDay: 100_000_000,
  totalSecondsPerDay: 100_000_000,
  claimSeconds: webCall.claimSeconds,
  summaries: memory.summaries,
};
const rulesFor = (capacity: number, phoneReserve: number, longest: number) => ({
  capacity,
  phoneReserve,
  readySeconds: queue.readySeconds,
  silentSeconds: queue.silentSeconds,
  holdSeconds: queue.holdSeconds,
  longest,
  perAddress: 25,
  heartbeatSeconds: queue.heartbeatSeconds,
  beginSeconds: queue.beginSeconds,
  retrySeconds: queue.retrySeconds,
  phoneSeconds: phoneCall.reservationSeconds,
});

export const worlds: World[] = [
  {
    name: "20 slots, light",
    rules: rulesFor(20, 2, 500),
    allowances,
    arrivalSeconds: 13,
    crowdSeconds: 2400,
    crowd: 15,
    patienceSeconds: 2400,
    talkSeconds: 180,
    phoneSeconds: 200,
    hasJumps: false,
  },
  {
    name: "20 slots, heavy",
    rules: rulesFor(20, 2, 60),
    allowances,
    arrivalSeconds: 7,
    crowdSeconds: 3600,
    crowd: 30,
    patienceSeconds: 900,
    talkSeconds: 170,
    phoneSeconds: 300,
    hasJumps: false,
  },
  {
    name: "2 slots, light",
    rules: rulesFor(2, 0, 500),
    allowances,
    arrivalSeconds: 170,
    crowdSeconds: 12_000,
    crowd: 4,
    patienceSeconds: 2400,
    talkSeconds: 150,
    phoneSeconds: 4000,
    hasJumps: false,
  },
  {
    name: "2 slots, 30 browsers",
    rules: rulesFor(2, 0, 30),
    allowances,
    arrivalSeconds: 90,
    crowdSeconds: 6000,
    crowd: 28,
    patienceSeconds: 1500,
    talkSeconds: 120,
    phoneSeconds: 4000,
    hasJumps: false,
  },
  {
    name: "5 slots, clock jumps",
    rules: rulesFor(5, 1, 100),
    allowances,
    arrivalSeconds: 32,
    crowdSeconds: 3000,
    crowd: 15,
    patienceSeconds: 1200,
    talkSeconds: 150,
    phoneSeconds: 700,
    hasJumps: true,
  },
];
