import { policy } from "../../lib/limits/policy";
import { complain, type Desk } from "./desk";
import { sleep } from "./traffic";

/** The signed address of a film that was played once. */
export type KeptMedia = { clipId: string; address: string; signedAtMs: number; isRevoked: boolean };

const LIFE_MS = policy.clips.signedMediaSeconds * 1000;
/** Clocks are read to the second. */
const SLACK_MS = 3000;
/** For an address that nearly ran out in a run of five minutes. */
const PATIENCE_MS = 90_000;

/** Whoever kept the address of a film cannot see it any more, at the latest when its minutes are over. */
export async function checkKeptMedia({ noted }: Desk): Promise<void> {
  for (const one of noted.media.filter(({ isRevoked }) => isRevoked)) {
    while ((await isThere(one)) && Date.now() < one.signedAtMs + LIFE_MS + SLACK_MS) await sleep(1000);
    if (await isThere(one)) complain(noted, 8, "the media address of a revoked share still answers");
    else noted.clips.gone += 1;
  }
  for (const one of noted.media.filter(({ isRevoked }) => !isRevoked)) {
    const leftMs = one.signedAtMs + LIFE_MS + SLACK_MS - Date.now();
    if (leftMs > PATIENCE_MS || (leftMs > 0 && noted.clips.expired > 0)) continue;
    await sleep(Math.max(0, leftMs));
    if (await isThere(one)) complain(noted, 8, "a media address outlives its minutes");
    else noted.clips.expired += 1;
  }
}

async function isThere({ address }: KeptMedia): Promise<boolean> {
  const answer = await fetch(address);
  await answer.body?.cancel();
  return answer.ok;
}
