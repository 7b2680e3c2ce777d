/** Who may import whom, by folder. The first row that matches a file decides; targets are paths or package names. */
type Rule = { from: RegExp; never: RegExp; because: string };

const pages = /^(app|components)\//;
const nextOrReact = /^(next|react|react-dom|framer-motion)(\/|$)/;

const rules: Rule[] = [
  { from: /^types\//, never: /^(?!types\/|\.)/, because: "types import nothing but types" },
  {
    from: /^lib\/vendors\//,
    never: /^(app|components|sandbox|lib\/(?!vendors\/|env|errors|log))|^next(\/|$)|^react/,
    because: "vendors import env, errors, log, types and their SDK, and no feature",
  },
  {
    from: /^lib\/[a-z-]+\/store$|^lib\/[a-z-]+\/store\.ts$/,
    never: /^(app|components|sandbox)\/|^next(\/|$)|^react|^lib\/vendors\/(?!supabase)/,
    because: "a store imports the database, schemas and types",
  },
  {
    from: /^lib\/(auth|http)\//,
    never: /^(app|components|sandbox)\/|^react/,
    because: "lib imports no UI and no sandbox",
  },
  {
    from: /^lib\//,
    never: new RegExp(`${pages.source}|^sandbox/|${nextOrReact.source}`),
    because: "lib imports no UI, no framework and no sandbox",
  },
  {
    from: /^components\//,
    never:
      /^(app|sandbox|scripts)\/|^lib\/(vendors|env$|env-setup|auth|[a-z-]+\/store)|^lib\/(calls\/(get|open|record|settle)-|webhooks\/|web-call\/start-web-call)/,
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
    from: /^sandbox\//,
    never: /^(app|lib|components|scripts)\//,
    because: "a stand-in that shares code with its client proves nothing",
  },
];

const ruleOf = (file: string) => rules.find((rule) => rule.from.test(file));

export const mayImport = (file: string, target: string): boolean => !ruleOf(file)?.never.test(target);
export const importRules = (file: string): string => ruleOf(file)?.because ?? "";
