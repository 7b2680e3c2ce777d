import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { Fault } from "@/components/site/fault";
import { SiteHeader } from "@/components/site/site-header";
import { ButtonLink } from "@/components/ui/button";
import { requireOperator } from "@/lib/auth/operator";
import { AppError, type ErrorCode } from "@/lib/errors";

/** To everybody but operators there is no such page. False while it cannot be told who asks, to be answered by `Unproved`. */
export async function isOperatorProved(): Promise<boolean> {
  return (await unless("auth_unavailable", orNotFound(requireOperator()))) !== undefined;
}

/** The title is as secret as the page: everybody else gets that of an address with nothing at it. */
export async function operatorsMetadata(title: string): Promise<Metadata> {
  const operator = await requireOperator().catch(() => undefined);
  return operator ? { title, robots: { index: false, follow: false } } : { title: "Nothing here" };
}

export async function orNotFound<T>(work: Promise<T>): Promise<T> {
  return (await unless("not_found", work)) ?? notFound();
}

/** Undefined when the work is refused with that code. */
export async function unless<T>(code: ErrorCode, work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof AppError && error.code === code) return undefined;
    throw error;
  }
}

/** What every page of operators stands in; on paper there is nothing to press. */
export function OperatorsFrame({ children }: { children: ReactNode }) {
  return (
    <>
      <div className="print:hidden">
        <SiteHeader isSignedIn />
      </div>
      <main className="mx-auto w-full max-w-page grow px-6 pt-4 pb-14 print:px-0 print:py-0">{children}</main>
    </>
  );
}

/** For a session that nobody can prove while sign-in is down: it may be anybody's, so nothing is told. */
export function Unproved() {
  return (
    <>
      <SiteHeader />
      <Fault
        lamp="off"
        title="We cannot tell who you are right now."
        happened="Sign-in does not answer. Ask again in a moment."
        safe="You are not signed out, and nothing is lost."
        way={<ButtonLink href="/ops">Ask again</ButtonLink>}
      />
    </>
  );
}
