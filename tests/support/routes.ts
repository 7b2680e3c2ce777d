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
    .filter((file) => file.endsWith("/route.ts"))
    .flatMap((file) => {
      const path = `/${file.replace(/^app\//, "").replace(/\/route\.ts$/, "")}`;
      const text = readFileSync(join(root, file), "utf8");
      return [...text.matchAll(/^ {2}(GET|POST|PUT|PATCH|DELETE): (handle\w*)/gm)].map(
        ([, method = "", wrapper]) => ({ method, path, isSameOrigin: wrapper === "handleSameOrigin" }),
      );
    })
    .sort((a, b) => `${a.path} ${a.method}`.localeCompare(`${b.path} ${b.method}`));
}
