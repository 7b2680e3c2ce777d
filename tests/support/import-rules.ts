import { dirname } from "node:path";

/** Who may import whom, by folder. Every row that matches a file holds; targets are paths or package names. */
type Rule = { from: RegExp; never: RegExp; because: string };

const pages = /^(app|components)\//;
const nextOrReact = /^(next|react|react-dom|framer-motion)(\/|$)/;
/** How files of use cases begin. `web-call/open-call` is the browser's, and without a server behind it. */
const verb =
  "(?!open-call$)(?:claim|start|admit|record|process|create|list|get|release|open|settle|erase|block|check|place|purge|reserve|limit|replay|change|delete|give|join|hold|leave|set|revoke|run|sweep|report|take)-";

const rules: Rule[] = [
  { from: /^types\//, never: /^(?!types\/|\.)/, because: "types import nothing but types" },
  {
    from: /^lib\/vendors\//,
    never: /^(app|components|sandbox|lib\/(?!vendors\/|env|errors|log|limits\/policy$))|^next(\/|$)|^react/,
    because: "vendors import env, errors, log, policy, types and their SDK, and no feature",
  },
  {
    from: /^lib\/[a-z-]+\/store\.ts$/,
    never: /^lib\/vendors\/(?!supabase$)|^lib\/(?!vendors\/)[a-z-]+\/(?!schema$)/,
    because: "a store imports the database, schemas and types",
  },
  {
    from: new RegExp(`^lib/(?!vendors/|auth/|http/)[a-z-]+/(?!store\\.|open-call\\.|${verb})`),
    never: /^node:|^lib\/(env|log|require-env|vendors|auth|http|[a-z-]+\/store)/,
    because: "schemas and nouns are pure: no I/O, env, clock, log, vendor or store",
  },
  {
    from: /^lib\/calls\//,
    never: /^lib\/(clips|demo-call|web-call|queue|webhooks|memory|ops)\//,
    because: "calls stands below the features that make and end calls",
  },
  {
    from: /^lib\/limits\//,
    never: /^lib\/(clips|demo-call|web-call|queue|webhooks|memory|ops)\//,
    because: "limits stands below every feature that is limited: limits <- queue <- web-call",
  },
  {
    from: /^lib\/queue\//,
    never: /^lib\/(clips|demo-call|web-call|webhooks|memory|ops)\//,
    because: "the queue stands on limits and calls, below the calls that take its slots",
  },
  {
    from: /^lib\/feedback\//,
    never: /^lib\/(clips|demo-call|web-call|queue|webhooks|memory|ops)\//,
    because: "feedback stands above calls and below memory",
  },
  {
    from: /^lib\/(clips|demo-call|web-call)\//,
    never: /^lib\/(webhooks|memory|ops)\//,
    because: "arrows between features point one way: calls <- web-call <- webhooks <- memory <- ops",
  },
  {
    from: /^lib\/(auth|http)\//,
    never: /^(app|components|sandbox)\/|^react/,
    because: "lib imports no UI and no sandbox",
  },
  {
    from: /^lib\/(?!auth\/|http\/)/,
    never: new RegExp(`${pages.source}|^sandbox/|${nextOrReact.source}`),
    because: "lib imports no UI, no framework and no sandbox",
  },
  {
    from: /^components\//,
    never: new RegExp(
      `^(app|sandbox|scripts)/|^lib/(vendors|env$|env-setup|require-env|log$|auth|http/(?!api-client$)|[a-z-]+/store|[a-z-]+/${verb})`,
    ),
    because: "components import pure files, the api client and types; no verbs, stores, vendors or env",
  },
  {
    from: /^app\//,
    never: /^(sandbox|scripts)\/|^lib\/(vendors|[a-z-]+\/store)|^(retell-sdk|@supabase|@upstash|@aws-sdk)/,
    because: "pages and routes import verbs, pure files and components; no stores, vendors or SDKs",
  },
  {
    from: /^scripts\//,
    never: /^(app|components|sandbox)\//,
    because: "scripts import no app and no sandbox",
  },
  {
    from: /^lambda\//,
    never: /^(app|components|lib|sandbox|scripts)\/|^(next|react)(\/|$)/,
    because: "the video function stands alone: types, its own files and vendor clients",
  },
  {
    from: /^sandbox\//,
    never: /^(app|lib|components|scripts)\//,
    because: "a stand-in that shares code with its client proves nothing",
  },
];

const rulesFor = (file: string) => rules.filter((rule) => rule.from.test(file));

/** What each broken rule says, and nothing when the import is allowed. */
export function brokenRules(file: string, target: string): string[] {
  const broken = rulesFor(file).filter((rule) => rule.never.test(target));
  const isForeignStore = /^lib\/[a-z-]+\/store$/.test(target) && dirname(file) !== dirname(target);
  const reasons = broken.map((rule) => rule.because);
  return isForeignStore ? [...reasons, "a store is for its own feature's verbs"] : reasons;
}
