import { connectToStack } from "../tests/support/stack-connection";
import { drawMonth } from "./seed-demo/month";
import { replaceRows } from "./seed-demo/rows";

const usage = "npm run seed:demo [-- http://127.0.0.1:4010 .sandbox]   (a sandbox that runs, and its folder)";

/**
 * A month of believable figures for /ops, in the sandbox's own database and no other: it is reached through the sandbox's
 * control address, which must be this machine's. Asked for again, the same rows are there once.
 */
async function main([
  address = "http://127.0.0.1:4010",
  folder = ".sandbox",
  ...rest
]: string[]): Promise<void> {
  if (rest.length > 0 || !isLoopback(address)) throw new Error(usage);
  const pool = await connectToStack(address, folder);
  try {
    const rows = drawMonth(Date.now());
    await replaceRows(pool, rows);
    console.log(
      `${rows.calls.length} calls and ${rows.events.length} events of a month are there: open /ops.`,
    );
  } finally {
    await pool.end();
  }
}

function isLoopback(address: string): boolean {
  return URL.canParse(address) && ["127.0.0.1", "localhost", "[::1]"].includes(new URL(address).hostname);
}

main(process.argv.slice(2)).catch((error) => {
  console.error(error instanceof Error ? error.message : "unknown");
  process.exitCode = 1;
});
