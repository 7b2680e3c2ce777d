import { type ChildProcess, spawn } from "node:child_process";

export type StopStep = { signal: "SIGINT" | "SIGTERM" | "SIGQUIT"; waitMs: number };

export type LeashOptions = {
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  /** Account to run as; needs root. */
  account?: { uid: number; gid: number } | undefined;
  /** Asked in this order, each given its time, before the whole process group is killed. */
  stop?: readonly StopStep[];
  /** `inherit` shows the child's output as it is; `pipe` (the default) hands it over as streams. */
  output?: "pipe" | "inherit";
};

export type Leashed = {
  /** The process id of the command itself: the shell becomes the command. */
  pid: number | undefined;
  child: ChildProcess;
  /** Settles when the command has ended; 127 when it could not be started. */
  exited: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  /** Ends the command as the death of this process would, and waits for it. */
  stop: () => Promise<void>;
};

/**
 * The shell leaves a watcher behind and becomes the command, so signals and the exit code pass untouched. The
 * watcher reads a pipe that only the parent holds open: end of file means that the parent has gone or wants the
 * command gone. It sits in the command's process group, and the id of a group is not given out again while it has
 * a member: it can never signal a stranger. A command that has ended but that nobody has collected counts as gone.
 */
const SCRIPT = `
exec 3<&0
alive() {
  kill -0 $$ || return 1
  [ -r /proc/$$/stat ] || return 0
  read -r stat </proc/$$/stat || return 1
  case $stat in *") Z "*) return 1 ;; esac
}
( trap '' INT TERM QUIT HUP
  while read -r _ <&3; do :; done
  while [ $# -gt 0 ] && [ "$1" != -- ]; do
    alive || break
    kill -s "$1" $$
    left=$2; shift 2
    while [ $left -gt 0 ] && alive; do sleep 0.05 || sleep 1; left=$((left - 50)); done
  done
  kill -s KILL 0
) >/dev/null 2>&1 &
while [ "$1" != -- ]; do shift; done
shift
exec "$@" 3<&- </dev/null
`;

const DEFAULT_STOP: readonly StopStep[] = [{ signal: "SIGTERM", waitMs: 5000 }];

/**
 * Starts a command that cannot outlive this process, not even when this process is killed with SIGKILL.
 * Needs a POSIX shell at /bin/sh.
 */
export function spawnLeashed(command: string, args: readonly string[], options: LeashOptions = {}): Leashed {
  const output = options.output ?? "pipe";
  const steps = (options.stop ?? DEFAULT_STOP).flatMap((s) => [s.signal.slice(3), String(s.waitMs)]);
  const child = spawn("/bin/sh", ["-c", SCRIPT, "leash", ...steps, "--", command, ...args], {
    cwd: options.cwd,
    env: options.env,
    ...options.account,
    // An own process group: Ctrl-C in the terminal reaches this process alone, which then decides the order.
    detached: true,
    stdio: ["pipe", output, output],
  });
  child.stdin?.on("error", () => {});
  const exited = new Promise<Awaited<Leashed["exited"]>>((done) => {
    child.once("exit", (code, signal) => done({ code, signal }));
    child.once("error", () => done({ code: 127, signal: null }));
  });
  const stop = async () => {
    child.stdin?.end();
    await exited;
  };
  return { pid: child.pid, child, exited, stop };
}
