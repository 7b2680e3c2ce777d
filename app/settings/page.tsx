import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { DeleteAccount } from "@/components/settings/delete-account";
import { SettingsForm } from "@/components/settings/settings-form";
import { SignOutButton } from "@/components/sign-in/sign-out-button";
import { Section } from "@/components/site/section";
import { SiteFooter } from "@/components/site/site-footer";
import { SiteHeader } from "@/components/site/site-header";
import { readUser } from "@/lib/auth/session";
import { getContext } from "@/lib/memory/get-context";
import { getSettings } from "@/lib/memory/get-settings";

export const metadata: Metadata = { title: "Settings", robots: { index: false, follow: false } };

export default async function SettingsPage() {
  const user = await readUser();
  if (!user) redirect("/sign-in?next=/settings");
  const [settings, context] = await Promise.all([getSettings(user), getContext(user)]);
  return (
    <>
      <SiteHeader isSignedIn />
      <main className="off-paper grow pt-6 pb-8 sm:pt-12">
        <div className="mx-auto w-full max-w-page px-6">
          <h1 className="voice text-2xl font-medium sm:text-3xl">Settings</h1>
        </div>
        <SettingsForm settings={settings} context={context} />
        <Section id="export" title="Take it with you">
          <p>
            Everything we keep about you, in one JSON file: each call with its words, its summary and your
            answers after it, your settings, and how long you have talked. Recordings are listed by their
            address on this site.
          </p>
          <p className="mt-3">
            <a href="/api/account/export" download className="link inline-flex min-h-11 items-center">
              Download everything
            </a>
          </p>
        </Section>
        <Section id="session" title="This browser">
          <p className="mb-4 [overflow-wrap:anywhere]">Signed in as {user.email}.</p>
          <SignOutButton />
        </Section>
        <Section id="delete" title="Delete your account">
          <div className="mb-6 space-y-3">
            <p>
              All of your calls go, with their words, recordings, summaries and clips: here at once, and then
              at Retell, our voice service. So do your answers after them, these settings and what Doc
              remembers; last of all goes the account with your e-mail address. That calls took place, and
              what they cost, stays in our books, but not whose they were.
            </p>
            <p>
              It begins at once, you can watch it being done, and it cannot be undone. Download everything
              first if you want to keep it.
            </p>
          </div>
          <DeleteAccount email={user.email} />
        </Section>
      </main>
      <SiteFooter />
    </>
  );
}
