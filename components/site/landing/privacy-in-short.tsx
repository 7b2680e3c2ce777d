import { Section } from "@/components/site/section";
import { policy } from "@/lib/limits/policy";

export function PrivacyInShort() {
  return (
    <Section id="privacy" title="What is said here">
      <div className="space-y-3">
        <p>
          Doc is software, and every call is recorded. The recording and its transcript are erased after{" "}
          {policy.retention.unconsentedHours} hours, unless you ask us to keep them.
        </p>
        <p>
          You need no account, no name and no e-mail to talk. With an account, Doc can pick up where you left
          off, and you can take everything with you, or delete it all and watch it go. Leave your patients’
          names out too; the story works without them.
        </p>
        <p>
          <a href="/privacy" className="link inline-block py-2.5">
            All of it, in plain words
          </a>
        </p>
      </div>
    </Section>
  );
}
