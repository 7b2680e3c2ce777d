import { createConsole } from "./console/routes";
import { SandboxClock } from "./core/clock";
import type { SandboxContext } from "./core/context";
import { Cron, readCronPaths } from "./core/cron";
import { readSandboxEnv } from "./core/env";
import { errorName } from "./core/error-name";
import { Faults } from "./core/faults";
import { requireWritable } from "./core/folder";
import { Journal } from "./core/journal";
import { createApp, listen } from "./core/server";
import { createDeepgram } from "./deepgram/vendor";
import { createLambda } from "./lambda/vendor";
import { createRecaptcha } from "./recaptcha/vendor";
import { createMedia } from "./retell/media/sessions";
import { createRetell } from "./retell/vendor";
import { createS3 } from "./s3/vendor";
import { createSupabase } from "./supabase/vendor";
import { createUpstash } from "./upstash/vendor";

/** The sandbox: one process that stands in for every vendor. Started by `npm start`, alone by `npx tsx sandbox/server.ts`. */
async function main(): Promise<void> {
  const env = readSandboxEnv();
  requireWritable(env.dir);
  const log: SandboxContext["log"] = (event, fields = {}) =>
    console.log(JSON.stringify({ at: new Date().toISOString(), event, ...fields }));
  const context: SandboxContext = {
    env,
    origin: () => `http://127.0.0.1:${env.port}`,
    clock: new SandboxClock((error) => log("clock_timer_failed", { error: errorName(error) })),
    faults: new Faults(),
    journal: new Journal(),
    log,
  };
  const supabase = await createSupabase(context);
  const retell = await createRetell(context, { createMedia });
  const vendors = [
    retell,
    supabase,
    await createUpstash(context),
    await createRecaptcha(context),
    await createS3(context),
    await createLambda(context),
    await createDeepgram(context),
  ];
  const cron = new Cron(context, readCronPaths(process.cwd()));
  const server = await listen(context, vendors, createApp(context, vendors, createConsole(), cron));
  cron.start();

  const stop = async () => {
    cron.stop();
    server.close();
    await Promise.all(vendors.map((vendor) => vendor.close()));
    process.exit(0);
  };
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
}

main().catch((error) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
