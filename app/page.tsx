import { connection } from "next/server";
import { DemoCall } from "@/components/demo-call/demo-call";
import { Hero } from "@/components/site/landing/hero";
import { HowItGoes } from "@/components/site/landing/how-it-goes";
import { PrivacyInShort } from "@/components/site/landing/privacy-in-short";
import { WhoItIsFor } from "@/components/site/landing/who-it-is-for";
import { SiteFooter } from "@/components/site/site-footer";
import { SiteHeader } from "@/components/site/site-header";
import { readUser } from "@/lib/auth/session";
import { publicEnv } from "@/lib/env-public";

export default async function LandingPage() {
  // Read when the page is asked for, and never while it is built.
  await connection();
  const { recaptchaSiteKey, recaptchaBaseUrl } = publicEnv();
  return (
    <div className="overflow-x-clip">
      <SiteHeader isSignedIn={(await readUser()) !== undefined} />
      <main>
        <Hero />
        <HowItGoes />
        <DemoCall recaptchaSiteKey={recaptchaSiteKey} recaptchaBaseUrl={recaptchaBaseUrl} />
        <PrivacyInShort />
        <WhoItIsFor />
      </main>
      <SiteFooter />
    </div>
  );
}
