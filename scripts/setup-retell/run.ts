import { readSetupProcessEnv } from "@/lib/env-setup";
import { doc } from "@/lib/personas/doc";
import { kenstera } from "@/lib/personas/kenstera";
import { createRetellAdmin } from "@/lib/vendors/retell-admin";
import { agentResource } from "./agent-resource";
import type { Args } from "./args";
import { assertWritable, parseEnvText, readEnvFile } from "./env-file";
import { createIdBook } from "./id-book";
import { numberResource } from "./number-resource";
import { SetupProblem } from "./problem";
import type { Resource, ResourcePlan, SetupContext } from "./resource";
import { decideWebhook } from "./webhook";

const agents: Resource[] = [
  agentResource("Doc", doc, { llm: "RETELL_LLM_ID", agent: "RETELL_AGENT_ID" }),
  agentResource("Phone demo", kenstera, { llm: "RETELL_DEMO_LLM_ID", agent: "RETELL_DEMO_AGENT_ID" }),
];
const numberNames = { number: "RETELL_PHONE_NUMBER", agent: "RETELL_DEMO_AGENT_ID" } as const;

/** In order: a later one uses the ids of an earlier one. */
function resourcesFor({ areaCode }: Args): Resource[] {
  if (areaCode === undefined) return agents;
  return [...agents, numberResource("Phone number", { mark: kenstera.mark, names: numberNames, areaCode })];
}

type Output = (line: string) => void;

/** The settings for one run, from the options, the process and the env file. */
export async function readSettings(args: Args) {
  const result = readSetupProcessEnv(parseEnvText(await readEnvFile(args.envFile)));
  if ("problem" in result) throw new SetupProblem(result.problem);
  return result.env;
}

/** Plans every resource and, when asked to, takes its steps one after the other. */
export async function run(args: Args, settings: Awaited<ReturnType<typeof readSettings>>, say: Output) {
  const context: SetupContext = {
    retell: createRetellAdmin(settings),
    ids: createIdBook(args.envFile, settings.ids),
    webhook: decideWebhook(args.webhookUrl, settings.appUrl),
    privacy: args.privacy,
    isNewVoice: args.isNewVoice,
    unsettled: new Set(),
  };
  let steps = 0;
  for (const resource of resourcesFor(args)) {
    const plan = await resource.plan(context);
    steps += plan.steps.length;
    sayPlan(say, resource.title, plan);
    if (plan.steps.length === 0) continue;
    if (args.isApply) await apply(plan, args.envFile, say);
    else for (const name of resource.idNames) context.unsettled.add(name);
  }
  say(summary(steps, args.isApply));
}

function sayPlan(say: Output, title: string, plan: ResourcePlan): void {
  say(title);
  for (const line of plan.found) say(`  ${line}`);
  for (const note of plan.notes) say(`  Note   ${note}`);
  plan.steps.forEach((step, index) => {
    say(`  ${index + 1}. ${step.title}`);
    for (const line of step.details) say(`       ${line}`);
  });
}

async function apply(plan: ResourcePlan, envFile: string, say: Output): Promise<void> {
  await assertWritable(envFile);
  for (const [index, step] of plan.steps.entries()) {
    await step.run();
    say(`  Done   ${index + 1}. ${step.title}`);
  }
}

function summary(steps: number, isApply: boolean): string {
  if (steps === 0) return "Nothing to change.";
  if (isApply) return "Retell is as the code wants it.";
  return "Nothing was changed. To take these steps: npm run setup:retell -- --apply";
}
