import type { Desk, Physician } from "./desk";
import { newAddress } from "./people";
import { callDatabase } from "./vendors";

type Asked = { route: string; path: string; status: number; method?: string; body?: unknown };

const CLIP = "/api/generate-clip";
let rounds = 0;

/** What somebody writes about themselves; it stands in nobody else's answers. */
export const markOf = ({ id }: Physician) => `Grey-${id.slice(0, 8)}`;

/** What belongs to others answers as if it were not there, and nothing of it stands among what is one's own. */
export async function pryInto(desk: Desk, stranger: Physician): Promise<void> {
  rounds += 1;
  if (rounds % 3 === 0) return lookForOthers(desk, stranger);
  for (const { owner, callId } of desk.held.filter(({ owner }) => owner.id !== stranger.id)) {
    const clipId = desk.noted.made.findLast(({ ownerId }) => ownerId === owner.id)?.clipId;
    const asked = rounds % 3 === 1 ? ofCall(callId) : [...ofClips(callId), ...(clipId ? ofClip(clipId) : [])];
    for (const one of asked) await refused(desk, stranger, one);
  }
}

const ofCall = (callId: string): Asked[] =>
  [
    { route: "GET /api/calls/{another's}", path: "" },
    { route: "GET recording of another's", path: "/recording" },
    { route: "DELETE /api/calls/{another's}", path: "", method: "DELETE" },
    { route: "PATCH /api/calls/{another's}", path: "", method: "PATCH", body: { isKept: false } },
    { route: "POST /api/calls/{another's}/end", path: "/end", body: {} },
    { route: "POST feedback on another's", path: "/feedback", body: { mood: 1, keep: false } },
  ].map((one) => ({ ...one, path: `/api/calls/${callId}${one.path}`, status: 404 }));

const ofClip = (clipId: string): Asked[] =>
  [
    { route: `GET ${CLIP}/{another's}`, path: `/${clipId}` },
    { route: "GET download of another's", path: `/${clipId}/download` },
    { route: "GET image of another's", path: `/image?clip=${clipId}` },
    { route: `PATCH ${CLIP}/{another's}`, path: `/${clipId}`, method: "PATCH", body: { expiresInDays: 1 } },
    { route: `DELETE ${CLIP}/{another's}`, path: `/${clipId}`, method: "DELETE" },
  ].map((one) => ({ ...one, path: `${CLIP}${one.path}`, status: 404 }));

const ofClips = (callId: string): Asked[] => [
  { route: "GET review of another's", path: `${CLIP}/review?call=${callId}&exchange=0`, status: 403 },
  { route: `POST ${CLIP} of another's`, path: CLIP, body: { callId, exchangeIndex: 0 }, status: 403 },
];

async function refused({ traffic, noted }: Desk, stranger: Physician, asked: Asked): Promise<void> {
  const { route, path, status: wanted, ...rest } = asked;
  const who = { cookie: stranger.cookie, address: newAddress() };
  const { status } = await traffic.ask(route, path, { ...rest, ...who, expect: [wanted] });
  if (status === wanted) noted.strangers += 1;
  if (status > 0 && status < 400) noted.problems.push({ invariant: 9, text: `${route} answered ${status}` });
}

/** One's own settings, memory, calls, export and clips, in which nobody else may turn up. */
async function lookForOthers({ traffic, noted, held }: Desk, stranger: Physician): Promise<void> {
  const others = held.filter(({ owner }) => owner.id !== stranger.id);
  const clips = others.map(({ callId }) => `${CLIP}?call=${callId}`);
  const pages = ["/api/settings", "/api/ai-context", "/api/calls", "/api/account/export"];
  for (const path of [...pages, ...clips]) {
    const who = { cookie: stranger.cookie, address: newAddress() };
    const [page = path] = path.split("?");
    const { text, status } = await traffic.ask(`GET ${page}`, path, who);
    if (status !== 200) continue;
    noted.strangers += 1;
    if (isAnyones(text, others))
      noted.problems.push({ invariant: 9, text: `${page} tells of somebody else` });
  }
}

const isAnyones = (text: string, others: Desk["held"]) =>
  others.some(
    ({ owner, callId }) =>
      text.includes(markOf(owner)) || text.includes(callId) || text.includes(owner.email),
  );

/** The same at the database itself, once all is over: what is one's own is there, and nothing else. */
export async function pryIntoDatabase({ stack, held, noted }: Desk): Promise<string[]> {
  const problems: string[] = [];
  for (const { owner, callId } of held) {
    const call = callDatabase(stack.sandbox, owner.accessToken);
    const others = held.filter((other) => other.owner.id !== owner.id);
    const clips = noted.made.filter(({ ownerId }) => ownerId !== owner.id);
    const answers = await Promise.all([
      call("get_my_settings"),
      call("get_my_memory", { p_limit: 100 }),
      ...others.map((other) => call("get_my_call", { p_call_id: other.callId })),
      ...others.map((other) => call("list_my_clips", { p_call_id: other.callId })),
      ...clips.map(({ clipId }) => call("get_my_clip", { p_clip_id: clipId })),
    ]);
    noted.strangers += answers.length;
    const told = answers.filter((text) => isAnyones(text, others)).length;
    const full = answers.slice(2).filter((text) => text !== "[]").length;
    if (told > 0 || full > 0) problems.push(`the database gave ${Math.max(told, full)} things of another's`);
    if (!(await call("get_my_call", { p_call_id: callId })).includes(callId))
      problems.push("the database did not give somebody their own");
  }
  return problems;
}
