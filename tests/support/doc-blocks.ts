import { readFileSync } from "node:fs";
import { join } from "node:path";

export type Block = { kind: string; code: string; line: number };

/** The fenced shell blocks of a page; `kind` is the word behind `sh`, and tells what may be done with it. */
export function shellBlocks(page: string): Block[] {
  const lines = page.split("\n");
  return lines.flatMap((text, index): Block[] => {
    const [, kind] = /^```sh ?(\w*)$/.exec(text) ?? [];
    if (kind === undefined) return [];
    const end = lines.indexOf("```", index);
    return [{ kind, code: lines.slice(index + 1, end).join("\n"), line: index + 2 }];
  });
}

/** What a page names: npm scripts, files of the project, variables. */
export function namesIn(page: string) {
  const all = (pattern: RegExp) =>
    [...new Set([...page.matchAll(pattern)].map(([, name = ""]) => name))].sort();
  return {
    scripts: all(/npm run (?:--silent )?([\w:]+)/g),
    files: all(
      /(?<![\w./-])((?:app|components|docs|lambda|lib|scripts|supabase|tests)\/[\w./-]*\w|[\w-]+\.(?:json|ts|yaml|toml))(?![\w/*])/g,
    ),
    variables: all(/(?<![\w-])([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)(?![\w*])/g),
  };
}

/** The rows of the table whose head begins with this word, cells joined as they stand between the bars. */
export function tableIn(file: string, head: string): string[] {
  const lines = readFileSync(join(import.meta.dirname, "../..", file), "utf8").split("\n");
  const start = lines.findIndex((line) => line.startsWith(`| ${head} |`));
  const rest = lines.slice(start + 2);
  const end = rest.findIndex((line) => !line.startsWith("|"));
  return rest.slice(0, end < 0 ? undefined : end).map((line) => line.slice(2, -2));
}
