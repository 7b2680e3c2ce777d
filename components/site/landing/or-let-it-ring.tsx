import { Section } from "@/components/site/section";

/** The place of the phone demo. */
export function OrLetItRing() {
  return (
    <Section id="ring" title="Or let it ring">
      <p>
        Kenstera also makes agents that work by telephone. One of them will call you here: you leave a US
        number, it rings once, says that it is an AI and that the call is recorded, and is gone in three
        minutes.
      </p>
      <p className="mt-3 text-muted">
        The line is not open yet. Until it is, the button above is the way in.
      </p>
    </Section>
  );
}
