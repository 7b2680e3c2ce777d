"use client";

import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { TextInput } from "@/components/ui/text-input";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { policy } from "@/lib/limits/policy";
import { changeCall } from "./ask-for-change";

type CallTitleProps = {
  callId: string;
  title: string | null;
  /** What it is called without a name of its own. */
  fallback: string;
  canRename: boolean;
};

const heading = "voice max-w-[24ch] text-2xl font-medium wrap-anywhere sm:text-3xl";

/** The page's title: the owner's name for the call, changed in place. */
export function CallTitle({ callId, title, fallback, canRename }: CallTitleProps) {
  const [name, setName] = useState(title ?? "");
  const [isOpen, setIsOpen] = useState(false);
  const [said, setSaid] = useState("");
  const opener = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);

  useEffect(() => {
    if (wasOpen.current && !isOpen) opener.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);

  const onSaved = (next: string) => {
    setName(next);
    setSaid(next ? "Renamed." : "The name is gone.");
    setIsOpen(false);
  };
  return (
    <>
      {isOpen ? (
        <>
          <h1 className="sr-only">{name || fallback}</h1>
          <NameForm callId={callId} name={name} onSaved={onSaved} onCancel={() => setIsOpen(false)} />
        </>
      ) : (
        <div className="flex flex-wrap items-baseline gap-x-5">
          <h1 className={heading}>{name || fallback}</h1>
          {canRename ? (
            <button
              ref={opener}
              type="button"
              onClick={() => setIsOpen(true)}
              className="link min-h-11 text-sm text-muted hover:text-text"
            >
              {name ? "Rename" : "Give it a name"}
            </button>
          ) : null}
        </div>
      )}
      {canRename ? (
        <VisuallyHidden>
          <span role="status">{isOpen ? "" : said}</span>
        </VisuallyHidden>
      ) : null}
    </>
  );
}

type NameFormProps = { callId: string; name: string; onSaved: (name: string) => void; onCancel: () => void };

function NameForm({ callId, name, onSaved, onCancel }: NameFormProps) {
  const [isSaving, setIsSaving] = useState(false);
  const [problem, setProblem] = useState<string>();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, []);

  const save = async (event: FormEvent) => {
    event.preventDefault();
    const next = (input.current?.value ?? "").replace(/\s+/g, " ").trim();
    if (isSaving) return;
    if (next === name) return onCancel();
    setIsSaving(true);
    const answer = await changeCall(callId, { title: next });
    if (answer.ok) return onSaved(next);
    setIsSaving(false);
    setProblem(answer.failure.fields.title ?? answer.failure.sentence);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape") onCancel();
  };
  return (
    <form onSubmit={save} onKeyDown={onKeyDown} className="max-w-measure">
      <label htmlFor="call-name" className="text-sm font-medium">
        Name of this call
      </label>
      <div className="mt-1.5 flex flex-wrap gap-3">
        <TextInput
          ref={input}
          id="call-name"
          defaultValue={name}
          maxLength={policy.calls.longestTitle}
          autoComplete="off"
          aria-describedby="call-name-hint"
          aria-invalid={problem ? true : undefined}
          className="basis-72 grow"
        />
        <Button type="submit" loading={isSaving}>
          Save
        </Button>
        <Button kind="quiet" onClick={onCancel}>
          Cancel
        </Button>
      </div>
      <p
        id="call-name-hint"
        aria-live="polite"
        className={`mt-2 text-sm ${problem ? "text-live" : "text-muted"}`}
      >
        {problem ?? "Only you see it. Leave patients’ names out. Empty it to remove the name."}
      </p>
    </form>
  );
}
