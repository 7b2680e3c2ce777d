import { consentVersion, currentConsentText } from "@/lib/demo-call/consent";
import { policy } from "@/lib/limits/policy";
import { DemoCallDesk } from "./demo-call-desk";

type DemoCallProps = { recaptchaSiteKey: string; recaptchaBaseUrl: string };

const { maxDurationSeconds, contactDays } = policy.phoneCall;
const minutes = maxDurationSeconds / 60;

const steps = [
  "Your phone rings within seconds, once. If nobody picks up, that was it.",
  "The voice says that it is an AI and that the call is recorded. It offers a short intake simulation, or answers about Kenstera.",
  `You hang up when you like; after ${minutes} minutes it ends by itself. This page writes along, and sums it up.`,
  `What was said is erased after ${policy.retention.unconsentedHours} hours. Your e-mail address is kept sealed with your consent for ${contactDays} days, and nobody writes to it.`,
];

/** The phone demo: what will happen, and the form that makes it happen. */
export function DemoCall({ recaptchaSiteKey, recaptchaBaseUrl }: DemoCallProps) {
  return (
    <section aria-labelledby="ring" className="mx-auto w-full max-w-page px-6 py-10 sm:py-14 print:py-4">
      <div className="grid gap-x-12 gap-y-8 md:grid-cols-[1fr_2fr] print:block">
        <div>
          <h2 id="ring" className="voice scroll-mt-6 text-xl font-medium">
            Or let it ring
          </h2>
          <p className="mt-4 max-w-measure">
            Kenstera also makes agents that work by telephone. One of them will call you.
          </p>
          <h3 className="mt-6 text-sm font-semibold">What happens next</h3>
          <ol className="mt-2 max-w-measure space-y-2.5 text-sm text-muted">
            {steps.map((step, index) => (
              <li key={step} className="grid grid-cols-[1.5rem_1fr]">
                <span aria-hidden="true" className="figures">
                  {index + 1}
                </span>
                {step}
              </li>
            ))}
          </ol>
        </div>
        <div className="w-full max-w-measure min-w-0">
          <DemoCallDesk
            captcha={{ siteKey: recaptchaSiteKey, baseUrl: recaptchaBaseUrl }}
            consent={{ text: currentConsentText, version: consentVersion }}
            maxSeconds={maxDurationSeconds}
          />
        </div>
      </div>
    </section>
  );
}
