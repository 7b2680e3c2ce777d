import type { Metadata } from "next";
import { CallFilter } from "@/components/calls/call-filter";
import { CallList } from "@/components/calls/call-list";
import { NoCalls } from "@/components/calls/no-calls";
import { SignInInvitation } from "@/components/calls/sign-in-invitation";
import { SiteFooter } from "@/components/site/site-footer";
import { SiteHeader } from "@/components/site/site-header";
import { joinAccount } from "@/lib/auth/join-account";
import { readAsker } from "@/lib/auth/session";
import { readListAddress, type SearchParams } from "@/lib/calls/filters";
import { getLastCall } from "@/lib/calls/get-last-call";
import { listCalls } from "@/lib/calls/list-calls";
import { policy } from "@/lib/limits/policy";
import type { Asker, User } from "@/types/identity";

export const metadata: Metadata = { title: "Your calls", robots: { index: false, follow: false } };

type CallsPageProps = { searchParams: Promise<SearchParams> };

const retentionHours = policy.retention.unconsentedHours;

export default async function CallsPage({ searchParams }: CallsPageProps) {
  const asker = await readAsker();
  return (
    <>
      <SiteHeader isSignedIn={asker.user !== undefined} />
      <main className="mx-auto w-full max-w-page grow px-6 pt-6 pb-14 sm:pt-12">
        <h1 className="voice text-2xl font-medium sm:text-3xl">Your calls</h1>
        {asker.user ? (
          <OwnCalls user={asker.user} params={await searchParams} />
        ) : (
          <NobodysCalls asker={asker} />
        )}
      </main>
      <SiteFooter />
    </>
  );
}

async function OwnCalls({ user, params }: { user: User; params: SearchParams }) {
  const asked = readListAddress(params);
  const { filters, isFiltered, isOlder } = asked;
  await joinAccount(user.id);
  const page = "query" in asked ? await listCalls(asked.query, user) : undefined;
  const isEmpty = page?.calls.length === 0;
  return (
    <>
      <div className="mt-6">
        {isEmpty && !isFiltered && !isOlder ? null : <CallFilter filters={filters} isFiltered={isFiltered} />}
      </div>
      <section aria-labelledby="found">
        {isEmpty ? (
          <NoCalls {...{ filters, isFiltered, isOlder }} />
        ) : (
          <h2 id="found" tabIndex={-1} className="scroll-mt-80 outline-none py-3 text-sm text-muted">
            {"problem" in asked ? asked.problem : titleOf(isFiltered, isOlder)}
          </h2>
        )}
        {page && !isEmpty ? (
          <CallList {...page} {...{ filters, isOlder, retentionHours }} nowMs={Date.now()} />
        ) : null}
      </section>
    </>
  );
}

function titleOf(isFiltered: boolean, isOlder: boolean): string {
  if (isFiltered) return isOlder ? "Older matches" : "Matches, newest first";
  return isOlder ? "Older calls" : "Newest first";
}

async function NobodysCalls({ asker }: { asker: Asker }) {
  const lastCall = await getLastCall(asker);
  return <SignInInvitation lastCall={lastCall} nowMs={Date.now()} retentionHours={retentionHours} />;
}
