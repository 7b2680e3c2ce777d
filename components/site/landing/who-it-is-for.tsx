import { CrisisLines } from "@/components/site/crisis-lines";
import { Section } from "@/components/site/section";

export function WhoItIsFor() {
  return (
    <Section id="who" title="Who it is for, and not">
      <div className="space-y-3">
        <p>
          For physicians, from the first night of internship to the last clinic, who want a few minutes with
          someone they need not explain a prior authorization to.
        </p>
        <p>
          Not for emergencies, not for a patient’s care, and not in place of treatment. Doc gives no medical
          advice and makes no diagnosis. If tonight is heavier than a bad shift, please talk to a person:
        </p>
      </div>
      <div className="mt-6">
        <CrisisLines />
      </div>
    </Section>
  );
}
