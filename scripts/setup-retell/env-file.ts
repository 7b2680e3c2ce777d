import { chmod, chown, open, readFile, realpath, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { SetupProblem } from "./problem";

// One assignment as dotenv reads it. A quoted value may run over lines, so that a line inside one is never taken
// for a name.
const assignment =
  /^([^\S\r\n]*(?:export[^\S\r\n]+)?([A-Za-z_][\w.-]*)[^\S\r\n]*=(?:[^\S\r\n]+(?=[^\s#]))?)("(?:\\[\s\S]|[^"\\])*"|'[^']*'|`[^`]*`|[^\r\n#]*)/gm;

/** The values of an env file's text; the last of two equal names counts. */
export function parseEnvText(text: string): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [, , name, raw] of text.matchAll(assignment)) if (name) values[name] = unquote(raw ?? "");
  return values;
}

/**
 * The text with `name` set to `value`, which must need no quotes. Every other character stays: lines, order,
 * comments (also the one behind the value), line endings.
 */
export function setEnvText(text: string, name: string, value: string): string {
  const found = [...text.matchAll(assignment)].findLast((match) => match[2] === name);
  if (!found) return append(text, `${name}=${value}`);
  const [, head = "", , raw = ""] = found;
  const start = found.index + head.length;
  const rest = text.slice(start + raw.length);
  const gap = rest.startsWith("#") ? (/\s*$/.exec(raw)?.[0].length ?? 0) : 0;
  // A comment behind the value keeps its column where there is room.
  const padding = gap === 0 ? "" : " ".repeat(Math.max(1, raw.length - value.length));
  return text.slice(0, start) + value + padding + rest;
}

function append(text: string, line: string): string {
  const end = text.includes("\r\n") ? "\r\n" : "\n";
  const isOpen = text !== "" && !text.endsWith("\n");
  return `${text}${isOpen ? end : ""}${line}${end}`;
}

function unquote(raw: string): string {
  const value = raw.trim();
  const quote = value[0];
  const isQuoted =
    value.length > 1 && (quote === '"' || quote === "'" || quote === "`") && value.endsWith(quote);
  return isQuoted ? value.slice(1, -1) : value;
}

/** The file's text; empty when there is no such file yet. */
export async function readEnvFile(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (isCode(error, "ENOENT")) return "";
    throw new SetupProblem(`${path} cannot be read; nothing was changed.`);
  }
}

/**
 * Writes one name into the file so that a crash leaves either the old file or the new one. Mode and owner stay; a
 * new file is readable by its owner only; a link is followed.
 */
export async function writeEnvValue(path: string, name: string, value: string): Promise<void> {
  if (!/^[\w.:+-]+$/.test(value))
    throw new SetupProblem(`Retell gave an id for ${name} that cannot be written down.`);
  const target = await realpath(path).catch(() => path);
  const old = await stat(target).catch(() => undefined);
  const text = setEnvText(await readEnvFile(target), name, value);
  const draft = join(dirname(target), `.${process.pid}.env.tmp`);
  try {
    await writeWhole(draft, text);
    if (old) await chmod(draft, old.mode & 0o777);
    if (old && process.getuid?.() === 0) await chown(draft, old.uid, old.gid);
    await rename(draft, target);
  } catch {
    await rm(draft, { force: true });
    throw new SetupProblem(
      `${path} cannot be written; put ${name}=${value} there by hand, then run this again.`,
    );
  }
}

async function writeWhole(path: string, text: string): Promise<void> {
  const file = await open(path, "w", 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Throws before anything is made at Retell when its id could not be written down afterwards. */
export async function assertWritable(path: string): Promise<void> {
  const target = await realpath(path).catch(() => path);
  const probe = join(dirname(target), `.${process.pid}.env.tmp`);
  try {
    await (await open(probe, "w", 0o600)).close();
    await rm(probe);
  } catch {
    throw new SetupProblem(
      `${path} cannot be written, so no id could be kept; nothing was changed at Retell.`,
    );
  }
}

const isCode = (error: unknown, code: string) =>
  error instanceof Error && "code" in error && error.code === code;
