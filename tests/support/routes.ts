import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "../..");

export type Route = { method: string; path: string; isSameOrigin: boolean };

/** Every method of every route there is below a folder, read from the files: `POST /api/calls/[callId]/end`. */
export function routesOnDisk(folder: "app" | "app/api" = "app/api"): Route[] {
  const files = execFileSync("git", ["ls-files", "-co", "--exclude-standard", folder], {
    cwd: root,
    encoding: "utf8",
  });
  return files
    .split("\n")
    .filter((file) => /(^|\/)route\.[jt]sx?$/.test(file))
    .flatMap((file) => {
      const path = `/${file.replace(/^app\//, "").replace(/\/route\.\w+$/, "")}`;
      const handlers = handlersIn(readFileSync(join(root, file), "utf8"));
      if (handlers === "unreadable")
        throw new Error(`${file}: a handler is given out in a way that no list of routes can read`);
      return handlers.map((one) => ({ ...one, path }));
    })
    .sort((a, b) => `${a.path} ${a.method}`.localeCompare(`${b.path} ${b.method}`));
}

const METHOD = "GET|HEAD|OPTIONS|POST|PUT|PATCH|DELETE";
const inMethods = new RegExp(`^ {2}(${METHOD})\\b(?:: (handle\\w*))?`, "gm");
const alone = new RegExp(`^export const (${METHOD}) = (\\w+)`);
/** What a route may give out besides handlers: settings of the framework, and what `methods` makes of its list. */
const noHandler = /^export const ([a-z]\w* =|\{ GET, POST, PUT, PATCH, DELETE \} = methods\(\{$)/;

/** The handlers of a route's text; unreadable when there is none, or one that is given out in a way unknown here. */
export function handlersIn(text: string): Omit<Route, "path">[] | "unreadable" {
  const wrapperOf = (name = "") =>
    name.startsWith("handle") ? name : new RegExp(`^const ${name} = (handle\\w*)`, "m").exec(text)?.[1];
  const exported = text.split("\n").filter((line) => line.startsWith("export") && !noHandler.test(line));
  const found = [...text.matchAll(inMethods), ...exported.map((line) => alone.exec(line))].map((match) => ({
    method: match?.[1],
    wrapper: wrapperOf(match?.[2]),
  }));
  const handlers = found.flatMap(({ method, wrapper }) =>
    method && wrapper ? [{ method, isSameOrigin: wrapper === "handleSameOrigin" }] : [],
  );
  return handlers.length === 0 || handlers.length < found.length ? "unreadable" : handlers;
}
