import type { Metadata } from "next";
import { CrisisLines } from "@/components/site/crisis-lines";
import { Section } from "@/components/site/section";
import { SiteFooter } from "@/components/site/site-footer";
import { SiteHeader } from "@/components/site/site-header";
import { ButtonLink } from "@/components/ui/button";
import { policy } from "@/lib/limits/policy";

export const metadata: Metadata = {
  title: "Privacy",
  description: "What Doc records, how long it is kept, who else handles it, and what to leave out.",
};

export default function PrivacyPage() {
  const hours = policy.retention.unconsentedHours;
  return (
    <>
      <SiteHeader />
      <main className="grow pt-6 sm:pt-12">
        <div className="mx-auto w-full max-w-page px-6 pb-4">
          <h1 className="voice max-w-[18ch] text-2xl font-medium sm:text-3xl">
            What is said here, and what becomes of it.
          </h1>
          <p className="mt-5 max-w-measure text-lg text-muted">
            The short form: an AI listens, the call is recorded, and after {hours} hours it is gone.
          </p>
        </div>
        <Section id="ai" title="Who you talk to">
          <p>
            Doc is an AI. It can be wrong, and it is not a doctor to you: it gives no advice, makes no
            diagnosis, and watches over nobody.
          </p>
        </Section>
        <Section id="kept" title="What is recorded">
          <div className="space-y-3">
            <p>
              Your voice and Doc’s, from the first word to the last; the transcript of it; when the call began
              and how long it ran; and a short summary that software writes afterwards.
            </p>
            <p>
              {hours} hours after the call the recording, the transcript and the summary are erased, here and
              at the voice service. That a call took place, when, and what it cost stays in our books.
            </p>
          </div>
        </Section>
        <Section id="phone" title="When we call your phone">
          <div className="space-y-3">
            <p>
              The number you give is dialled once. Number and name go to the agent and stay with the record of
              the call until that is erased after {hours} hours; then keyed fingerprints of the number and of
              your address are left with the record of your consent, and your e-mail, encrypted. All three are
              forgotten after {policy.phoneCall.contactDays} days. The fingerprint of a blocked number stays,
              so that it stays blocked.
            </p>
            <p>
              Google’s reCAPTCHA checks that a person sent the form; it loads when you first touch it, and not
              before. A telephone carrier connects the call. What is said is erased like everything else,
              after {hours} hours.
            </p>
            <p>
              <a href="/block" className="link inline-block py-2.5">
                Someone asked an AI to call me
              </a>
            </p>
          </div>
        </Section>
        <Section id="others" title="Who else handles it">
          <p>
            Retell runs the voice: it carries the audio, turns it into text and makes Doc’s answers with a
            language model. Supabase holds our database and Vercel serves these pages. Nothing is sold, and
            nothing here follows you around: no advertising, no analytics scripts.
          </p>
        </Section>
        <Section id="cookie" title="The one cookie">
          <p>
            It tells this browser’s calls from everyone else’s, so that only you can open them. It holds no
            name, scripts cannot read it, and it lapses after {policy.visitor.cookieDays} days. Clear it, and
            the calls made with it can no longer be opened from here.
          </p>
        </Section>
        <Section id="patients" title="Your patients">
          <p>
            Leave out what could tell who they are: names, dates, places, record numbers, the detail that only
            one person has. This is not a place for records, and Doc does not need them to be on your side.
          </p>
        </Section>
        <Section id="person" title="When you need a person">
          <p className="mb-6">Doc cannot call anyone for you. These people answer:</p>
          <CrisisLines />
        </Section>
        <div className="mx-auto w-full max-w-page px-6 pb-14">
          <ButtonLink href="/talk">Talk to Doc</ButtonLink>
        </div>
      </main>
      <SiteFooter />
    </>
  );
}
