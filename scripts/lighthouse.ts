import { heldCall } from "../tests/support/held-call";
import { newEmail, signInAt } from "../tests/support/sign-in";
import { runCommand } from "./cli/command";
import { originOf, requireSandbox, sandboxPlace } from "./cli/running-sandbox";
import { CATEGORIES, LEAST, type Measured, measure } from "./lighthouse/measure";
import { sharedClip } from "./lighthouse/shared-clip";

const usage = `npm run lighthouse                                                    the pages of the product that runs, as a phone sees them
npm run lighthouse -- http://127.0.0.1:3000 http://127.0.0.1:4010     the same by its address and its sandbox's

PORT and SANDBOX_PORT say where they are, as for npm start.`;
const LINES = ["My patient Anna Kowalski died on Monday, and nobody asked how I am."];

/** Lighthouse as a phone sees the pages that strangers come to: the median of three visits each, which must reach 95. */
async function main(addresses: string[]): Promise<number> {
  const usual = sandboxPlace();
  const [app = usual.app, sandbox = usual.sandbox] = addresses.map(originOf);
  await requireSandbox(sandbox);
  const { cookie } = await signInAt({ app, sandbox }, newEmail());
  const clip = await sharedClip(app, cookie, await heldCall({ app, sandbox }, cookie, LINES));
  const pages = [
    { name: "/", url: `${app}/` },
    { name: "/talk", url: `${app}/talk` },
    // A clip's page asks not to be found, so it has no score for being found.
    { name: "/share/{token}", url: clip, without: "seo" as const },
  ];
  const measured: Measured[] = [];
  for (const page of pages) measured.push(await measure(page));
  return report(measured);
}

function report(measured: readonly Measured[]): number {
  const row = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const titles = Object.values(CATEGORIES);
  console.log(row(["mobile, median of three", ...titles]));
  console.log(row(["---", ...titles.map(() => "---:")]));
  for (const { name, scores } of measured)
    console.log(row([name, ...scores.map((score) => (score === undefined ? "noindex" : String(score)))]));
  for (const { name, failures } of measured)
    for (const failure of failures) console.log(`${name}: ${failure}`);
  const isBelow = measured.some(({ scores }) => scores.some((score) => score !== undefined && score < LEAST));
  return isBelow ? 1 : 0;
}

await runCommand({ usage, options: {}, words: 2 }, ({ positionals }) => main(positionals));
