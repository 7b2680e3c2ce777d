import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { SiteHeader } from "@/components/site/site-header";
import { requireOperator } from "@/lib/auth/operator";
import { AppError } from "@/lib/errors";

/** To everybody but operators there is no such page. */
export async function requireOperatorOfPage(): Promise<void> {
  await orNotFound(requireOperator());
}

export async function orNotFound<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") notFound();
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
