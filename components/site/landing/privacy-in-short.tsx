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
          No account, no name, no e-mail is needed to talk. With an account Doc can take up where you left
          off, and you can take everything with you, or delete it all and see it done. Leave your patients’
          names out too; the story works without.
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
