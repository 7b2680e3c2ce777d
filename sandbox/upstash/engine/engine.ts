export type Reply = string | number | null | Reply[];
/** The command's name in capitals, then its arguments. */
export type Command = readonly [name: string, ...args: string[]];
export type Outcome = { reply: Reply } | { error: string };
export type EngineStatus = "running" | "restarting" | "stopped";

/** What answers commands. Failures reject with Redis's message, or with an `UpstashError` when nothing answers. */
export type Engine = {
  name: "redis-server" | "valkey-server" | "ioredis-mock";
  status: () => EngineStatus;
  /** The server's process id; another after a restart. */
  pid: () => number | undefined;
  run: (command: Command) => Promise<Reply>;
  /** All of them with nothing in between, each with its outcome; rejects when none was run. */
  runTogether: (commands: readonly Command[]) => Promise<Outcome[]>;
  close: () => Promise<void>;
};
