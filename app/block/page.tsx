import type { Metadata } from "next";
import { BlockForm } from "@/components/block/block-form";
import { Section } from "@/components/site/section";
import { SiteFooter } from "@/components/site/site-footer";
import { SiteHeader } from "@/components/site/site-header";
import { readUser } from "@/lib/auth/session";

export const metadata: Metadata = {
  title: "Block a number",
  description: "Did somebody ask an AI to call you? Tell us the number, and we will never call it again.",
};

export default async function BlockPage() {
  return (
    <>
      <SiteHeader isSignedIn={(await readUser()) !== undefined} />
      <main className="grow pt-6 sm:pt-12">
        <div className="mx-auto w-full max-w-page px-6 pb-4">
          <h1 className="voice max-w-[18ch] text-2xl font-medium sm:text-3xl">
            Someone asked an AI to call me.
          </h1>
          <p className="mt-5 max-w-measure text-lg text-muted">
            Then somebody gave us your number, and we are sorry. It ends here.
          </p>
        </div>
        <div className="print:hidden">
          <Section id="block" title="Block a number">
            <BlockForm />
            <noscript>
              <p className="mt-4 text-sm">This form needs JavaScript; without it nothing is sent.</p>
            </noscript>
          </Section>
        </div>
        <Section id="what" title="What this does">
          <div className="space-y-3">
            <p>
              From that moment on we do not call the number, whoever asks. A call that is ringing right now is
              not cut off: decline it, or hang up.
            </p>
            <p>
              We send no code to prove that the number is yours, because that would be one more call you did
              not ask for. We keep the number in a form that cannot be read back, only recognized.
            </p>
            <p className="text-muted">
              There is no button to unblock it. A person here does that, if you ask.
            </p>
          </div>
        </Section>
      </main>
      <SiteFooter />
    </>
  );
}
