import { Misuse, runCommand } from "./cli/command";
import { openSandboxDatabase, originOf, sandboxPlace } from "./cli/running-sandbox";
import { drawMonth } from "./seed-demo/month";
import { replaceRows } from "./seed-demo/rows";

const usage = `npm run seed:demo                                     a month of figures for /ops into the sandbox that runs
npm run seed:demo -- http://127.0.0.1:4010 .sandbox   the same by its address and its folder

SANDBOX_PORT and SANDBOX_DIR say where it is, as for npm start. Asked for again, the same rows are there once.`;

/**
 * A month of believable figures for /ops, in the sandbox's own database and no other: it is reached through the sandbox's
 * control address, which must be this machine's. Asked for again, the same rows are there once.
 */
async function main(words: string[]): Promise<number> {
  const usual = sandboxPlace();
  const [address = usual.sandbox, folder = usual.folder] = words;
  if (!isLoopback(address))
    throw new Misuse(
      `npm run seed:demo fills a sandbox on this machine, and ${address} is no address of it.`,
    );
  const pool = await openSandboxDatabase({ sandbox: originOf(address), folder });
  try {
    const rows = drawMonth(Date.now());
    await replaceRows(pool, rows);
    console.log(
      `${rows.calls.length} calls and ${rows.events.length} events of a month are there: open /ops.`,
    );
  } finally {
    await pool.end();
  }
  return 0;
}

function isLoopback(address: string): boolean {
  return URL.canParse(address) && ["127.0.0.1", "localhost", "[::1]"].includes(new URL(address).hostname);
}

await runCommand({ usage, options: {}, words: 2 }, ({ positionals }) => main(positionals));
