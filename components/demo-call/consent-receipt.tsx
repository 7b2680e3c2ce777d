import { useState } from "react";
import type { DemoCallView } from "@/lib/demo-call/view";

type Consent = DemoCallView["consent"];
type ConsentReceiptProps = { consent: Consent; onClear: () => void };

const said = {
  none: "",
  copied: "Copied.",
  refused: "This browser does not let us copy. Select the text instead.",
};

/** What the caller agreed to, as it is on record, to keep. */
export function ConsentReceipt({ consent, onClear }: ConsentReceiptProps) {
  const [copying, setCopying] = useState<keyof typeof said>("none");
  const text = receiptOf(consent);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setCopying("copied");
    } catch {
      setCopying("refused");
    }
  };
  return (
    <div className="mt-4 border-t border-line pt-1 text-sm">
      <details>
        <summary className="link flex min-h-11 w-fit items-center font-medium">What you agreed to</summary>
        <p className="mt-1">{consent.text}</p>
        <p className="mt-2 text-muted">
          Version {consent.textVersion}, given <time dateTime={consent.givenAt}>{timeOf(consent)}</time>
        </p>
        <div className="mt-1 flex flex-wrap gap-x-6">
          <button type="button" onClick={copy} className="link min-h-11 min-w-11 text-start font-medium">
            Copy
          </button>
          <a
            href={`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`}
            download="consent.txt"
            className="link inline-flex min-h-11 items-center font-medium"
          >
            Download
          </a>
        </div>
        <p role="status">{said[copying]}</p>
      </details>
      <button type="button" onClick={onClear} className="link min-h-11 font-medium">
        Clear this page of the call
      </button>
    </div>
  );
}

const timeOf = ({ givenAt }: Consent) =>
  new Intl.DateTimeFormat(undefined, { dateStyle: "long", timeStyle: "long" }).format(new Date(givenAt));

function receiptOf({ text, textVersion, givenAt }: Consent): string {
  return [
    "Consent to one phone call by Kenstera",
    "",
    text,
    "",
    `Version: ${textVersion}`,
    `Given: ${givenAt}`,
    "",
  ].join("\n");
}
