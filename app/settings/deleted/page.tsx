import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DeletionProof } from "@/components/settings/deletion-proof";
import { SiteFooter } from "@/components/site/site-footer";
import { SiteHeader } from "@/components/site/site-header";
import { readDeletion } from "@/lib/auth/deletion";
import { readUser } from "@/lib/auth/session";
import { AppError } from "@/lib/errors";
import { getDeletion } from "@/lib/memory/get-deletion";

export const metadata: Metadata = { title: "Deleted", robots: { index: false, follow: false } };

/** The one page that an account leaves behind, for the browser that asked for it. */
export default async function DeletedPage() {
  const deletionId = await readDeletion();
  const report = await getDeletion(deletionId).catch((error: unknown) => {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  });
  return (
    <>
      <div className="print:hidden">
        <SiteHeader isSignedIn={(await readUser()) !== undefined} />
      </div>
      <main className="mx-auto w-full max-w-page grow px-6 pt-6 pb-14 sm:pt-12">
        <DeletionProof initial={report} receipt={deletionId ?? ""} />
      </main>
      <div className="print:hidden">
        <SiteFooter />
      </div>
    </>
  );
}
