import { z } from "zod";

const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      license: z.string().optional(),
      dev: z.boolean().optional(),
      devOptional: z.boolean().optional(),
      link: z.boolean().optional(),
    }),
  ),
});

type Package = { name: string; version: string; license: string; isShipped: boolean };

/** Permit what this product does: run it, change it, keep its own source closed. */
const allowed = new Set([
  "0BSD",
  "Apache-2.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "BlueOak-1.0.0",
  "CC-BY-4.0",
  "CC0-1.0",
  "ISC",
  "MIT",
  "MIT-0",
  "MPL-2.0",
  "OFL-1.1",
  "Python-2.0",
  "Unlicense",
  "Zlib",
]);

/** Allowed all the same, for a reason: by the name's beginning. */
const exceptions: { name: string; shipped: boolean; because: string }[] = [
  {
    name: "@img/sharp-",
    shipped: true,
    because:
      "libvips, LGPL: a library of its own beside Next's image resizer, unchanged; the resizer is switched off (next.config.ts)",
  },
  {
    name: "@ffmpeg-installer/",
    shipped: false,
    because:
      "FFmpeg, GPL: a program of its own; the video function's layer carries its licence and source offer",
  },
  {
    name: "@echogarden/espeak-ng-emscripten",
    shipped: false,
    because: "eSpeak NG, GPL: the sandbox's voices, on developers' machines alone",
  },
];

/** What is seen or used of others' work under terms that want them named. */
const credits = [
  "Emoji in clips: [Twemoji](https://github.com/discord/twemoji), © Twitter, Inc and other contributors, [CC BY 4.0](https://creativecommons.org/licenses/by/4.0/); the privacy page says so to everybody",
  "Names of towns that the review knows: [GeoNames](https://www.geonames.org), [CC BY 4.0](https://creativecommons.org/licenses/by/4.0/), reduced to names",
];

/** Every package of the lock file, once a version. Throws when it is no lock file. */
export function packagesOf(lock: unknown): Package[] {
  const { packages } = lockSchema.parse(lock);
  const found = Object.entries(packages).flatMap(([path, entry]): Package[] => {
    if (path === "" || entry.link) return [];
    const name = path.replace(/^.*node_modules\//, "");
    const isShipped = !entry.dev && !entry.devOptional;
    return [{ name, version: entry.version ?? "?", license: entry.license ?? "unknown", isShipped }];
  });
  const once = new Map(found.map((one) => [`${one.name}@${one.version}${one.isShipped}`, one]));
  return [...once.values()].sort((a, b) => `${a.name}@${a.version}`.localeCompare(`${b.name}@${b.version}`));
}

/** Whether a licence expression is allowed: of `OR` one part, of `AND` each. */
export function isAllowed(license: string): boolean {
  const parts = license.replace(/[()]/g, "").split(/ AND /);
  return parts.every((part) => part.split(/ OR /).some((one) => allowed.has(one.trim())));
}

const exceptionFor = ({ name, isShipped }: Package) =>
  exceptions.find((one) => name.startsWith(one.name) && (one.shipped || !isShipped));

/** One line for each package whose licence is neither allowed nor excepted. */
export function forbidden(lock: unknown): string[] {
  return packagesOf(lock)
    .filter((one) => !isAllowed(one.license) && !exceptionFor(one))
    .map(
      ({ name, version, license }) => `${name}@${version}: ${license} is not on the list of allowed licences`,
    );
}

export function toMarkdown(lock: unknown): string {
  const all = packagesOf(lock);
  const shipped = all.filter(({ isShipped }) => isShipped);
  const lines = [
    "# Licences of what the product is built from",
    "",
    "Written by `npm run licenses` from `package-lock.json`; `tests/licenses.test.ts` fails when it is old, or when a licence is",
    "not on the list in `scripts/licenses/licenses.ts`.",
    "",
    "| licence | shipped | for development |",
    "|---|---|---|",
    ...counted(all),
    "",
    "Not on the list, and allowed for a reason:",
    ...exceptions.map(({ name, because }) => `- \`${name}\`: ${because}.`),
    "",
    "Named because their terms ask for it:",
    ...credits.map((credit) => `- ${credit}.`),
    "",
    "## Shipped",
    "",
    ...shipped.map(({ name, version, license }) => `- ${name} ${version}: ${license}`),
    "",
  ];
  return lines.join("\n");
}

function counted(all: Package[]): string[] {
  const names = [...new Set(all.map(({ license }) => license))].sort();
  return names.map((name) => {
    const own = all.filter(({ license }) => license === name);
    const shipped = own.filter(({ isShipped }) => isShipped).length;
    return `| ${name.startsWith("http") ? "FFmpeg's own" : name} | ${shipped} | ${own.length - shipped} |`;
  });
}
