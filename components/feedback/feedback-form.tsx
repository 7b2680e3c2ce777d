import { type FormEvent, useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { useIsAlive } from "@/components/ui/use-is-alive";
import { roleNames, roles } from "@/lib/feedback/roles";
import { policy } from "@/lib/limits/policy";
import type { CallRecap } from "@/types/call";
import { KeepChoice } from "./keep-choice";
import { MoodChoice } from "./mood-choice";
import type { FeedbackForm as Form } from "./use-feedback";

type FeedbackFormProps = { call: CallRecap; form: Form; goes: string };

/** All of it is optional but the mood, and so is the form. */
export function FeedbackForm({ call, form, goes }: FeedbackFormProps) {
  const { draft, problems, edit } = form;
  const place = useRef<HTMLFormElement>(null);
  const isAlive = useIsAlive();
  const isVisitor = call.belongsTo === "browser";
  const wrong = problems.mood ?? problems.role ?? problems.workplace ?? problems.email;

  useEffect(() => {
    if (!wrong) return;
    const first = place.current?.querySelector<HTMLElement>("[aria-invalid=true]");
    (first?.querySelector("input") ?? first)?.focus();
  }, [wrong]);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    void form.send();
  };

  return (
    <form ref={place} noValidate method="post" aria-label="After the talk" onSubmit={submit}>
      <MoodChoice mood={draft.mood} error={problems.mood} onChoose={(mood) => edit({ mood })} />
      <div className="mt-4 grid gap-x-4 sm:grid-cols-2">
        <Field label="What you do (optional)" error={problems.role}>
          {(wiring) => (
            <Select
              {...wiring}
              name="role"
              value={draft.role}
              onChange={({ target }) => edit({ role: roles.find((role) => role === target.value) ?? "" })}
            >
              <option value="">Rather not say</option>
              {roles.map((role) => (
                <option key={role} value={role}>
                  {roleNames[role]}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label="Where you work (optional)" error={problems.workplace}>
          {(wiring) => (
            <TextInput
              {...wiring}
              name="workplace"
              autoComplete="organization"
              value={draft.workplace}
              onChange={({ target }) => edit({ workplace: target.value })}
            />
          )}
        </Field>
      </div>
      {isVisitor ? (
        <Field
          label="E-mail (optional)"
          hint={`Only if we may write back about this. It is sealed, and gone after ${policy.retention.contactDays} days.`}
          error={problems.email}
        >
          {(wiring) => (
            <TextInput
              {...wiring}
              type="email"
              name="email"
              autoComplete="email"
              autoCapitalize="none"
              spellCheck={false}
              maxLength={policy.fields.email}
              value={draft.email}
              onChange={({ target }) => edit({ email: target.value })}
            />
          )}
        </Field>
      ) : null}
      <KeepChoice form={form} isStandingOffered={!isVisitor && !call.isKept} />
      <Notice kind="trouble" className="mt-4 empty:mt-0">
        {problems.whole}
      </Notice>
      <div className="mt-5 flex flex-col gap-x-6 gap-y-3 sm:flex-row sm:items-center">
        <Button type="submit" disabled={!isAlive} loading={form.isSending} className="sm:min-w-40">
          Send
        </Button>
        <p className="text-sm text-muted">{whenSkipped(call.isKept, goes)}</p>
      </div>
    </form>
  );
}

const whenSkipped = (isKept: boolean, goes: string): string =>
  isKept
    ? "Skip this if you like: your calls are kept, as you asked."
    : `Skip this if you like: unless you keep it, what was said ${goes}.`;
