import { Hero } from "@/components/site/landing/hero";
import { HowItGoes } from "@/components/site/landing/how-it-goes";
import { OrLetItRing } from "@/components/site/landing/or-let-it-ring";
import { PrivacyInShort } from "@/components/site/landing/privacy-in-short";
import { WhoItIsFor } from "@/components/site/landing/who-it-is-for";
import { SiteFooter } from "@/components/site/site-footer";
import { SiteHeader } from "@/components/site/site-header";

export default function LandingPage() {
  return (
    <div className="overflow-x-clip">
      <SiteHeader />
      <main>
        <Hero />
        <HowItGoes />
        <OrLetItRing />
        <PrivacyInShort />
        <WhoItIsFor />
      </main>
      <SiteFooter />
    </div>
  );
}
