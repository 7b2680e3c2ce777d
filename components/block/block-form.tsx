"use client";

import { type FormEvent, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { useIsAlive } from "@/components/ui/use-is-alive";
import { askApi } from "@/lib/http/api-client";
import { policy } from "@/lib/limits/policy";

type State = { name: "idle"; problem?: string } | { name: "sending" } | { name: "blocked" };

/** A number, and from then on no call of ours to it. */
export function BlockForm() {
  const [state, setState] = useState<State>({ name: "idle" });
  const done = useRef<HTMLHeadingElement>(null);
  const isAlive = useIsAlive();
  const isBlocked = state.name === "blocked";
  useEffect(() => {
    if (isBlocked) done.current?.focus({ preventScroll: true });
  }, [isBlocked]);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const phone = String(new FormData(form).get("phone") ?? "").trim();
    if (phone) setState({ name: "sending" });
    const problem = phone ? await block(phone) : "A phone number is needed.";
    setState(problem === undefined ? { name: "blocked" } : { name: "idle", problem });
    if (problem !== undefined) form.querySelector("input")?.focus();
  };

  return (
    <div className="grid">
      <form
        noValidate
        method="post"
        aria-label="Block a number"
        inert={isBlocked}
        onSubmit={submit}
        className={`col-start-1 row-start-1 flex flex-col gap-1.5 ${isBlocked ? "invisible" : ""}`}
      >
        <Field
          label="Phone number"
          hint="With its area code."
          error={state.name === "idle" ? state.problem : undefined}
        >
          {(wiring) => (
            <TextInput
              {...wiring}
              type="tel"
              name="phone"
              autoComplete="tel-national"
              maxLength={policy.fields.phone}
              placeholder="(415) 555-2671"
            />
          )}
        </Field>
        <Button
          type="submit"
          disabled={!isAlive}
          loading={state.name === "sending"}
          className="w-full text-lg sm:w-auto sm:min-w-56 sm:self-start"
        >
          Block this number
        </Button>
      </form>
      {isBlocked ? (
        <div className="col-start-1 row-start-1 animate-enter">
          <h3 ref={done} tabIndex={-1} className="voice w-fit text-xl font-medium">
            Blocked, for good.
          </h3>
          <p className="mt-3">
            Whoever asks from now on, we will not call that number. There is nothing more to do; you can close
            this page.
          </p>
        </div>
      ) : null}
    </div>
  );
}

/** What is in the way of it, or undefined when the number is blocked. */
async function block(phone: string): Promise<string | undefined> {
  const parse = (body: unknown) => (typeof body === "object" && body !== null ? body : undefined);
  const answer = await askApi("/api/block", { method: "POST", body: { phone }, parse });
  return answer.ok ? undefined : (answer.failure.fields.phone ?? answer.failure.sentence);
}
