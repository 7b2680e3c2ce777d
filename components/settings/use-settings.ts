"use client";

import { useRef, useState } from "react";
import type { AiContext, Settings } from "@/types/account";
import type { SettingsApi, SettingsChange } from "./ask-for-settings";

/** Which part of the page was saved last, and how that went; one part speaks at a time. */
export type Part = "name" | "keep" | "remember" | "memory";
export type Outcome = { part: Part; isSaved: boolean; words: string } | undefined;

export type SettingsState = ReturnType<typeof useSettings>;

/** What is settled, as the server has it: what cannot be saved goes back to where it was. */
export function useSettings(initial: Settings, told: AiContext, api: SettingsApi) {
  const [settings, setSettings] = useState(initial);
  const [context, setContext] = useState(told);
  const [busy, setBusy] = useState<Part>();
  const [outcome, setOutcome] = useState<Outcome>();
  const isBusy = useRef(false);

  const run = async (part: Part, work: () => Promise<string | undefined>) => {
    if (isBusy.current) return;
    isBusy.current = true;
    setBusy(part);
    setOutcome(undefined);
    const trouble = await work();
    setOutcome({ part, isSaved: trouble === undefined, words: trouble ?? wordsOf[part] });
    setBusy(undefined);
    isBusy.current = false;
  };

  /** What Doc is told follows from what is settled. */
  const look = async () => {
    const answer = await api.context();
    if (answer.ok) setContext(answer.data);
  };

  const save = (part: Part, change: Partial<SettingsChange>) =>
    run(part, async () => {
      const before = settings;
      setSettings({ ...settings, ...change });
      const { keepCalls, remember, displayName } = { ...settings, ...change };
      const answer = await api.save({ keepCalls, remember, displayName });
      setSettings(answer.ok ? answer.data : before);
      if (!answer.ok) return answer.failure.fields.displayName ?? answer.failure.sentence;
      await look();
      return undefined;
    });

  const clearMemory = () =>
    run("memory", async () => {
      const answer = await api.clearMemory();
      if (!answer.ok) return answer.failure.sentence;
      await look();
      return undefined;
    });

  return { settings, context, busy, outcome, save, clearMemory };
}

const wordsOf: Record<Part, string> = {
  name: "Saved.",
  keep: "Saved. It counts from your next call on.",
  remember: "Saved.",
  memory: "Forgotten. Your calls are all still there.",
};
