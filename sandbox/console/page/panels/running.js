import { el, keyed, setText } from "../dom.js";
import { toCount } from "../format.js";

/** What a vendor's state means in a line or two; a vendor without an entry is shown as it is. */
const described = {
  retell: (state) => {
    const { current, limit } = state.concurrency;
    return [
      `${current} of ${toCount(limit, "call slot")} taken`,
      `${toCount(state.agents.length, "agent")}, ${toCount(state.llms.length, "response engine")}, ${toCount(state.phoneNumbers.length, "phone number")}, ${toCount(state.calls.length, "call")} kept`,
    ];
  },
  supabase: (state) => [
    `PostgreSQL ${state.postgres}, port ${state.port}`,
    `${toCount(state.migrations.length, "migration")} applied`,
    `Access tokens live ${state.auth.accessTokenSeconds} s, codes ${state.auth.codeSeconds} s`,
    `Data in ${state.folder}`,
  ],
  s3: (state) =>
    state.buckets.map(
      ({ name, objects, bytes }) => `${name}: ${toCount(objects, "object")}, ${toSize(bytes)}`,
    ),
  lambda: (state) => [
    `${state.function}: ${toCount(state.processes, "warm process", "warm processes")}, ${state.running} at work, ${toCount(state.queued, "event")} waiting`,
    ...(state.isBuilt ? [] : ["Not built: npm run build:lambda"]),
  ],
  deepgram: (state) => [
    `${toCount(state.requests, "text")} spoken, ${toCount(state.characters, "character")}`,
  ],
};

const toSize = (bytes) => (bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`);

const linesOf = (name, state) => {
  try {
    return described[name]?.(state) ?? [JSON.stringify(state)];
  } catch {
    return [JSON.stringify(state)];
  }
};

function createVendor([name]) {
  const lines = el("dd");
  const node = el("div", { class: "fact" }, el("dt", {}, name), lines);
  const update = ([, state]) =>
    keyed(
      lines,
      linesOf(name, state).map((text, place) => ({ text, place })),
      (line) => line.place,
      () => {
        const line = el("p");
        return { node: line, update: ({ text }) => setText(line, text) };
      },
    );
  return { node, update };
}

export const running = {
  id: "running",
  title: "What runs",
  column: "side",
  mount({ body }) {
    const list = el("dl", { class: "facts" });
    body.append(list);
    return (state) => keyed(list, Object.entries(state.vendors), ([name]) => name, createVendor);
  },
};
