import { type ChildProcess, fork } from "node:child_process";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import type { ClipAnswer, ClipEvent } from "../../types/clip";

export type Timing = { wallMs: number; cpuMs: number };
type Message = Timing & { answer: ClipAnswer };

/** Milliseconds that a process and its finished children have computed (Linux: proc(5), stat). */
export function cpuMsOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  // utime, stime, cutime, cstime in hundredths of a second.
  return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks) * 10, 0);
}

/** The built bundle in a process of its own, as Lambda keeps one: warm from the second event on. */
export class ClipProcess {
  readonly #child: ChildProcess;

  constructor(bundle: string, env: Record<string, string>) {
    const code = `import { handler } from ${JSON.stringify(pathToFileURL(bundle).href)};
      process.on("message", async (event) => process.send(await handler(event)));
      process.send("loaded");`;
    this.#child = fork("data:text/javascript,", {
      execArgv: ["--input-type=module", "-e", code],
      env: { NODE_ENV: "production", NODE_NO_WARNINGS: "1", ...env },
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    });
  }

  loaded(): Promise<unknown> {
    return new Promise((resolve) => this.#child.once("message", resolve));
  }

  async make(event: ClipEvent): Promise<Message> {
    const pid = this.#child.pid ?? 0;
    const [began, cpu] = [performance.now(), cpuMsOf(pid)];
    const answer = await new Promise<ClipAnswer>((resolve) => {
      this.#child.once("message", (message) => resolve(message as ClipAnswer));
      this.#child.send(event);
    });
    if (answer.statusCode !== 200) throw new Error(answer.body);
    return { answer, wallMs: performance.now() - began, cpuMs: cpuMsOf(pid) - cpu };
  }

  close(): void {
    this.#child.kill();
  }
}
