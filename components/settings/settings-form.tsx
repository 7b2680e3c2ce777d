"use client";

import { Section } from "@/components/site/section";
import type { AiContext, Settings } from "@/types/account";
import { type SettingsApi, settingsApi } from "./ask-for-settings";
import { KeepNewCalls } from "./keep-new-calls";
import { MemoryPart } from "./memory-part";
import { NameForm } from "./name-form";
import { useSettings } from "./use-settings";

type SettingsFormProps = { settings: Settings; context: AiContext; api?: SettingsApi };

/** What can be settled. The parts hang together: what is kept decides what can be remembered. */
export function SettingsForm({ settings, context, api = settingsApi }: SettingsFormProps) {
  const state = useSettings(settings, context, api);
  return (
    <>
      <Section id="name" title="Your name">
        <NameForm {...state} />
      </Section>
      <Section id="keeping" title="Keeping calls">
        <KeepNewCalls {...state} />
      </Section>
      <Section id="memory" title="What Doc remembers">
        <MemoryPart {...state} />
      </Section>
    </>
  );
}
