import { Section } from "@/components/site/section";

const steps = [
  "You press the button and allow the microphone. Doc says the first word.",
  "You talk. Doc answers, takes your side, and at no point suggests yoga.",
  "You hang up when you like. Within seconds the call is there to read or hear again, or to leave alone.",
];

export function HowItGoes() {
  return (
    <Section id="how" title="How it goes">
      <ol className="space-y-5">
        {steps.map((step, index) => (
          <li key={step} className="grid grid-cols-[2rem_1fr] items-baseline">
            <span aria-hidden="true" className="voice figures text-lg text-muted">
              {index + 1}
            </span>
            <span className="voice text-lg">{step}</span>
          </li>
        ))}
      </ol>
    </Section>
  );
}
