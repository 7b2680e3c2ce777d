import type { MouseEvent, Ref } from "react";
import { useIsAlive } from "@/components/ui/use-is-alive";
import { type FieldName, type FieldProblems, fieldNames } from "@/lib/demo-call/form-machine";
import type { Offer } from "./use-offer";

type FormHeadProps = {
  offer: Offer;
  problems: FieldProblems;
  isSending: boolean;
  ref: Ref<HTMLDivElement>;
};

const labels: Record<FieldName, string> = {
  name: "Name",
  phone: "Phone",
  email: "E-mail",
  consent: "Consent",
};

/** One place above the fields: what is left of the line, or what has to be looked at before anything is sent. */
export function FormHead({ offer, problems, isSending, ref }: FormHeadProps) {
  const isAlive = useIsAlive();
  const wanting = fieldNames.filter((name) => problems[name]);
  return (
    <div
      ref={ref}
      tabIndex={-1}
      className="mb-2 flex min-h-14 items-center rounded-md text-sm outline-offset-4"
    >
      {wanting.length > 0 ? (
        <p className="border-s-2 border-live ps-3">
          Nothing was sent. {wanting.length === 1 ? "One thing to look at:" : "To look at:"}{" "}
          {wanting.map((name, index) => (
            <span key={name}>
              {index > 0 ? ", " : ""}
              <a
                href={`#${name}`}
                onClick={(event) => toField(event, name)}
                className="link py-2 font-medium whitespace-nowrap"
              >
                {labels[name]}
              </a>
            </span>
          ))}
        </p>
      ) : (
        <p role="status" className="text-muted">
          {isSending
            ? "Asking for your call. However long it takes, it rings once."
            : sentenceOf(offer, isAlive)}
        </p>
      )}
      <noscript>
        <p>
          Without JavaScript this form sends nothing, and the call in the browser does not start. What works
          is to read{" "}
          <a href="/privacy" className="link">
            what we do with a call
          </a>
          .
        </p>
      </noscript>
    </div>
  );
}

function sentenceOf(offer: Offer, isAlive: boolean): string {
  // Before the page is alive nobody looks, and without JavaScript nobody ever does.
  if (!isAlive) return "";
  if (offer.kind === "asking") return "Checking whether the line is open.";
  if (offer.kind === "unknown") return "We could not check whether the line is open. You can still try.";
  if (offer.callsLeft === null) return "The line is open.";
  if (offer.callsLeft === 1) return "The line is open. One call is left today.";
  return `The line is open. ${offer.callsLeft} calls are left today.`;
}

function toField(event: MouseEvent<HTMLElement>, name: FieldName): void {
  event.preventDefault();
  event.currentTarget.closest("form")?.querySelector<HTMLElement>(`[name="${name}"]`)?.focus();
}
