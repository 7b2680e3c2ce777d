import { type FormEvent as ReactFormEvent, useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { useIsAlive } from "@/components/ui/use-is-alive";
import type { FieldName } from "@/lib/demo-call/form-machine";
import { policy } from "@/lib/limits/policy";
import { FormHead } from "./form-head";
import type { FormValues } from "./light-checks";
import { PhoneInput } from "./phone-input";
import type { DemoCall } from "./use-demo-call";

type CallFormProps = { call: DemoCall; consent: { text: string; version: string } };

export function CallForm({ call, consent }: CallFormProps) {
  const { state, send, touch, phoneKit } = call;
  const form = useRef<HTMLFormElement>(null);
  const head = useRef<HTMLDivElement>(null);
  const isAlive = useIsAlive();
  const problems = state.name === "idle" ? state.problems : {};
  const isShown = state.name === "idle" || state.name === "submitting";
  const wasShown = useRef(true);
  const isPressed = useRef(false);

  // A press that finds problems moves the focus to them, each time; solving one of them must not.
  useEffect(() => {
    if (!isPressed.current || state.name !== "idle") return;
    isPressed.current = false;
    if (Object.keys(state.problems).length > 0) head.current?.focus();
  }, [state]);

  // Whoever comes back from a refusal had the focus on a button that is gone.
  useEffect(() => {
    if (isShown && !wasShown.current) head.current?.focus();
    wasShown.current = isShown;
  }, [isShown]);

  const submit = (event: ReactFormEvent) => {
    event.preventDefault();
    if (!form.current) return;
    isPressed.current = true;
    call.submit(valuesOf(form.current));
  };
  const edited = (field: FieldName) => () => void send({ type: "edited", field });

  return (
    <form
      ref={form}
      noValidate
      method="post"
      aria-label="Have your phone called"
      onSubmit={submit}
      onFocus={touch}
      onPointerDown={touch}
      className="flex flex-col gap-1.5"
    >
      <FormHead ref={head} offer={call.offer} problems={problems} isSending={state.name === "submitting"} />
      <Field label="Name" error={problems.name}>
        {(wiring) => (
          <TextInput
            {...wiring}
            aria-required="true"
            name="name"
            autoComplete="name"
            onInput={edited("name")}
          />
        )}
      </Field>
      <Field label="Phone" hint="A US number, and your own." error={problems.phone}>
        {(wiring) => <PhoneInput {...wiring} kit={phoneKit} onEdited={edited("phone")} />}
      </Field>
      <Field label="E-mail" error={problems.email}>
        {(wiring) => (
          <TextInput
            {...wiring}
            aria-required="true"
            type="email"
            name="email"
            autoComplete="email"
            maxLength={policy.fields.email}
            onInput={edited("email")}
          />
        )}
      </Field>
      <Checkbox
        aria-required="true"
        name="consent"
        // Some browsers would tick it again after a reload; only a person may.
        autoComplete="off"
        label={<span className="block text-sm">{consent.text}</span>}
        error={problems.consent}
        onChange={edited("consent")}
      />
      <Button
        type="submit"
        disabled={!isAlive}
        loading={state.name === "submitting"}
        className="mt-3 w-full text-lg sm:w-auto sm:min-w-56 sm:self-start"
      >
        Call my phone
      </Button>
      <p className="mt-3 text-sm text-muted">
        Google’s reCAPTCHA checks this form for machines (
        <a href="https://policies.google.com/privacy" className="link">
          privacy
        </a>
        ,{" "}
        <a href="https://policies.google.com/terms" className="link">
          terms
        </a>
        ). Called without having asked?{" "}
        <a href="/block" className="link">
          Block your number
        </a>
        .
      </p>
    </form>
  );
}

function valuesOf(form: HTMLFormElement): FormValues {
  const data = new FormData(form);
  const text = (field: string) => String(data.get(field) ?? "").trim();
  return {
    name: text("name"),
    phone: text("phone"),
    email: text("email"),
    consent: data.get("consent") !== null,
  };
}
