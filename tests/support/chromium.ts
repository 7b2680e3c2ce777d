import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";

export type Browser = {
  executablePath: string;
  env: Record<string, string>;
  needsNoSandbox: boolean;
  /** It cannot be asked for a permission: it refuses microphones as not supported. */
  isShell: boolean;
};

const installed = ["google-chrome-stable", "google-chrome", "chromium", "chromium-browser"];
const PACKAGED = "147.0.0";

/**
 * The browser for tests: CHROMIUM_PATH, else an installed Chrome or Chromium, else the one that npm brought
 * (Linux x64). Throws a sentence that names the command when there is none.
 */
export function findChromium(): Browser {
  const given = process.env.CHROMIUM_PATH;
  const needsNoSandbox = process.getuid?.() === 0;
  if (given) return { executablePath: given, env: {}, needsNoSandbox, isShell: false };
  const found = (process.env.PATH ?? "")
    .split(delimiter)
    .flatMap((folder) => installed.map((name) => join(folder, name)))
    .find(existsSync);
  if (found) return { executablePath: found, env: {}, needsNoSandbox, isShell: false };
  if (process.platform === "linux" && process.arch === "x64") return packaged();
  const command =
    process.platform === "darwin" ? "brew install --cask chromium" : "sudo apt-get install chromium";
  throw new Error(`Browser tests need Chromium. Install it (${command}), or set CHROMIUM_PATH.`);
}

/** Unpacks @sparticuz/chromium once, with the libraries that it carries for machines which lack them. */
function packaged(): Browser {
  const folder = join(tmpdir(), `doc-chromium-${PACKAGED}-${process.getuid?.() ?? 0}`);
  if (!existsSync(folder)) {
    const partial = `${folder}.${process.pid}`;
    mkdirSync(partial, { recursive: true });
    const unpack = 'import("@sparticuz/chromium").then((m) => m.default.executablePath())';
    // The package unpacks its libraries only where it believes to be on Lambda, and always below TMPDIR.
    const env = { ...process.env, TMPDIR: partial, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs20.x" };
    execFileSync(process.execPath, ["-e", unpack], { env, stdio: "inherit" });
    writeFileSync(join(partial, "fonts/fonts.conf"), fontsOf(folder));
    try {
      renameSync(partial, folder);
    } catch {
      rmSync(partial, { recursive: true, force: true });
    }
  }
  return {
    executablePath: join(folder, "chromium"),
    env: { LD_LIBRARY_PATH: join(folder, "al2023/lib"), FONTCONFIG_PATH: join(folder, "fonts") },
    // It comes without the setuid helper that Chromium's sandbox may need.
    needsNoSandbox: true,
    isShell: true,
  };
}

/** The package's own list of font folders is Lambda's; Chromium dies where it finds no font at all. */
function fontsOf(folder: string): string {
  const folders = [join(folder, "fonts/fonts"), "/usr/share/fonts", "/usr/local/share/fonts"];
  const lines = folders.map((path) => `<dir>${path}</dir>`).join("");
  return `<?xml version="1.0"?><fontconfig>${lines}<cachedir>${join(folder, "fonts/cache")}</cachedir></fontconfig>`;
}
