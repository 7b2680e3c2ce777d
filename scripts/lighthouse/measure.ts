import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { z } from "zod";
import { launchOptions } from "../../tests/support/page-launch";

/** The last that runs on Node 20. Fetched by npx when it is wanted: it weighs 185 MB, which no installation should. */
const LIGHTHOUSE = "lighthouse@12.8.2";
const VISITS = 3;
/** On a busy machine Lighthouse now and then misses the start of a visit, and says so. */
const TRIES = 5;
export const LEAST = 95;
export const CATEGORIES = {
  performance: "performance",
  accessibility: "accessibility",
  "best-practices": "best practices",
  seo: "SEO",
};

type Category = keyof typeof CATEGORIES;
type Page = { name: string; url: string; without?: Category };
export type Measured = { name: string; scores: (number | undefined)[]; failures: string[] };

const audit = z.object({ title: z.string(), score: z.number().nullable(), scoreDisplayMode: z.string() });
const reportSchema = z.object({
  runtimeError: z.object({ message: z.string() }).optional(),
  categories: z.record(z.string(), z.object({ score: z.number().nullable() })),
  audits: z.record(z.string(), audit),
});
type Report = z.infer<typeof reportSchema>;

/** The median of each category's scores, 0 to 100, and what any visit found wrong. */
export async function measure({ name, url, without }: Page): Promise<Measured> {
  const categories = (Object.keys(CATEGORIES) as Category[]).filter((category) => category !== without);
  const reports: Report[] = [];
  for (let visit = 0; visit < VISITS; visit++) reports.push(await visited(url, categories));
  const scores = (Object.keys(CATEGORIES) as Category[]).map((category) =>
    category === without ? undefined : medianOf(reports.map((report) => scoreOf(report, category))),
  );
  return { name, scores, failures: [...new Set(reports.flatMap(failuresOf))] };
}

async function visited(url: string, categories: readonly Category[]): Promise<Report> {
  for (let left = TRIES - 1; ; left--) {
    try {
      return await look(url, categories);
    } catch (error) {
      if (left === 0) throw error;
    }
  }
}

async function look(url: string, categories: readonly Category[]): Promise<Report> {
  const { executablePath, env, args = [] } = launchOptions([]);
  const flags = ["--headless=new", ...args].join(" ");
  const asked = ["--output=json", "--quiet", `--only-categories=${categories.join(",")}`];
  const { stdout } = await promisify(execFile)(
    "npx",
    ["--yes", LIGHTHOUSE, url, ...asked, `--chrome-flags=${flags}`],
    { env: { NODE_ENV: "production", ...env, CHROME_PATH: executablePath }, maxBuffer: 64 << 20 },
  );
  const report = reportSchema.parse(JSON.parse(stdout));
  if (report.runtimeError) throw new Error(`${LIGHTHOUSE}: ${report.runtimeError.message}`);
  return report;
}

const scoreOf = (report: Report, category: Category) =>
  Math.round((report.categories[category]?.score ?? 0) * 100);

const medianOf = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** Audits that are passed or failed, and were not passed; those that measure speed have a scale of their own. */
const failuresOf = ({ audits }: Report) =>
  Object.entries(audits)
    .filter(([, { score, scoreDisplayMode }]) => scoreDisplayMode === "binary" && score !== null && score < 1)
    .map(([id, { title }]) => `${id}: ${title}`);
