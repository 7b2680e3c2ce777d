import { control, sandbox, until } from "./client";

type State = { pid: number; vendors: { supabase: { postgres: string } } };

/** Kills the flows' sandbox and waits until it is back, with its scheduler paused as the flows need it. */
export async function killSandbox(): Promise<void> {
  const { pid } = (await control("state")).json as State;
  process.kill(pid, "SIGKILL");
  await until(
    () =>
      fetch(sandbox("/control/state"))
        .then((answer) => answer.json() as Promise<State>)
        .catch(() => undefined),
    (state) => state !== undefined && state.pid !== pid && state.vendors.supabase.postgres === "running",
    30_000,
  );
  await control("cron", { isPaused: true });
}
