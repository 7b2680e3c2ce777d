import type { Metadata } from "next";
import { CrisisLines } from "@/components/site/crisis-lines";
import { Section } from "@/components/site/section";
import { SiteFooter } from "@/components/site/site-footer";
import { SiteHeader } from "@/components/site/site-header";
import { ButtonLink } from "@/components/ui/button";
import { readUser } from "@/lib/auth/session";
import { policy } from "@/lib/limits/policy";

export const metadata: Metadata = {
  title: "Privacy",
  description: "What Doc records, how long it is kept, who else handles it, and what to leave out.",
};

export default async function PrivacyPage() {
  const hours = policy.retention.unconsentedHours;
  return (
    <>
      <SiteHeader isSignedIn={(await readUser()) !== undefined} />
      <main className="grow pt-6 sm:pt-12">
        <div className="mx-auto w-full max-w-page px-6 pb-4">
          <h1 className="voice max-w-[18ch] text-2xl font-medium sm:text-3xl">
            What is said here, and what becomes of it.
          </h1>
          <p className="mt-5 max-w-measure text-lg text-muted">
            The short form: an AI listens, the call is recorded, and after {hours} hours it is gone, unless
            you ask us to keep it.
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
              at the voice service, unless you ask us to keep them. If the voice service has not erased its
              copy at once, we ask again until it has. That a call took place, when, and what it cost stays in
              our books.
            </p>
            <p>
              What the voice service reports about a call is stored as it came. It is emptied along with the
              call’s words, and after {policy.retention.inboxBodyDays} days at the latest.
            </p>
            <p>
              What you tell us after a call (how you feel, what you do, where you work) stays until you delete
              the call or your account. An e-mail address left there is kept encrypted, and forgotten after{" "}
              {policy.retention.contactDays} days.
            </p>
          </div>
        </Section>
        <Section id="keeping" title="If you ask us to keep it">
          <div className="space-y-3">
            <p>
              You can ask after a call, for that one, and in an account’s settings, for all that follow. Then
              its recording, transcript and summary stay, here and at the voice service, until you stop
              keeping the call or delete it. Without an account your browser is the only key to it.
            </p>
            <p>
              With an account, Doc may pick up where you left off: when you call, the summaries of your last{" "}
              {policy.memory.summaries} kept calls go along to the voice service. The settings show them word
              for word, and there you can switch this off or make Doc forget. Calls that are not kept are
              never part of it.
            </p>
          </div>
        </Section>
        <Section id="account" title="If you have an account">
          <div className="space-y-3">
            <p>
              It is your e-mail address, at Supabase, and what you set: a name, if you give one. There is no
              password. You can download everything we keep about you as one file.
            </p>
            <p>
              You can delete it. What you said is erased here first, then at the voice service; your answers
              and settings go with it, and last the account with its address. You can watch how far it has
              got, and it goes on by itself until it is done. What stays in our books about your calls no
              longer says whose they were.
            </p>
          </div>
        </Section>
        <Section id="clips" title="If you make a clip">
          <div className="space-y-3">
            <p>
              The piece you choose is made into a film, without the words you hid, and kept with Amazon’s
              cloud for {policy.clips.keptDays} days at most. Whoever has its link can see it until the link
              expires or you take it back. It goes with the call when you delete that; a call that is merely
              not kept leaves its clips alone, because you published them.
            </p>
            <p>
              If you have your voice replaced, the words you did not hide go to Deepgram, which speaks them,
              and which we ask not to train on them.
            </p>
          </div>
        </Section>
        <Section id="phone" title="When we call your phone">
          <div className="space-y-3">
            <p>
              The number you give is dialed once. Number and name go to the agent, and stay with the record of
              the call until that is erased after {hours} hours. What is left then, with the record of your
              consent, are keyed fingerprints of the number and of your network address, and your e-mail
              address, encrypted. All three are forgotten after {policy.phoneCall.contactDays} days. The
              fingerprint of a blocked number stays, so that it stays blocked.
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
            language model. Supabase holds our database and mails your code when you sign in; Upstash counts
            requests, by keyed fingerprints of addresses; Vercel serves these pages; Amazon makes and keeps
            clips, and Deepgram lends them voices. Nothing is sold, and nothing here follows you around: no
            advertising, no analytics scripts.
          </p>
        </Section>
        <Section id="cookie" title="Cookies">
          <p>
            One tells this browser’s calls from everyone else’s, so that only you can open them; it lapses
            after {policy.visitor.cookieDays} days. Clear it, and calls that belong to no account can no
            longer be opened from here. One more keeps you signed in, and one shows you the proof of a
            deletion, for {policy.deletion.proofDays} days. No script of a page can read them.
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
          <p className="mt-10 text-sm text-muted">
            Emoji in clips are Twemoji’s, © Twitter, Inc and other contributors, under{" "}
            <a href="https://creativecommons.org/licenses/by/4.0/" rel="noreferrer" className="link">
              CC BY 4.0
            </a>
            .
          </p>
        </div>
      </main>
      <SiteFooter />
    </>
  );
}
