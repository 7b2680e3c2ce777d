"use client";

import { useEffect, useRef } from "react";
import { ButtonLink } from "@/components/ui/button";
import type { CallRecap } from "@/types/call";

/** What is left to say of a call that was just deleted. */
export function DeletedCall({ isImported }: Pick<CallRecap, "isImported">) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    scrollTo({ top: 0 });
    title.current?.focus();
  }, []);
  return (
    <div className="max-w-measure py-6">
      <h1 ref={title} tabIndex={-1} className="voice text-2xl font-medium sm:text-3xl">
        This call is deleted.
      </h1>
      <p className="mt-4">
        It is gone here.{" "}
        {isImported
          ? "What VAPI has of it stays there."
          : "We ask Retell to delete its copy, and keep asking until it has."}
      </p>
      <div className="mt-8 flex flex-wrap gap-4">
        <ButtonLink href="/calls">Your calls</ButtonLink>
        <ButtonLink href="/talk" kind="quiet">
          Talk to Doc
        </ButtonLink>
      </div>
    </div>
  );
}
