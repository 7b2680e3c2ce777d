import type { RetellAdmin } from "@/lib/vendors/retell-admin";
import type { Privacy } from "@/lib/vendors/retell-persona";
import type { IdBook } from "./id-book";
import type { Webhook } from "./webhook";

export type SetupContext = {
  retell: RetellAdmin;
  /** Ids as they are known now; steps read what earlier steps have put there. */
  ids: IdBook;
  webhook: Webhook;
  privacy: Privacy;
  isNewVoice: boolean;
};

export type Step = {
  /** What the step does, as an order: "create the LLM". */
  title: string;
  /** The settings that change, as lines. */
  details: string[];
  run: () => Promise<void>;
};

export type ResourcePlan = {
  /** What is there. */
  found: string[];
  /** What a person should know and no step changes. */
  notes: string[];
  /** In order; none when Retell is as the code wants it. */
  steps: Step[];
};

/** Something kept at Retell: planning reads only, and planning anew after any crash gives the steps that are left. */
export type Resource = {
  title: string;
  plan: (context: SetupContext) => Promise<ResourcePlan>;
};
