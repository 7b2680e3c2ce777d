"use client";

import { useId, useRef, useSyncExternalStore } from "react";
import { Button } from "@/components/ui/button";
import { TextInput } from "@/components/ui/text-input";
import { useCopy } from "./use-copy";

type ShareLinkProps = { url: string; downloadUrl: string | undefined };

const never = () => () => undefined;
const canShare = () => typeof navigator.share === "function";

/** The link, and every way out of here that it has. */
export function ShareLink({ url, downloadUrl }: ShareLinkProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const link = useCopy(url, "Your browser does not let us copy. The link is selected; copy it yourself.");
  const hasSheet = useSyncExternalStore(never, canShare, () => false);

  const copy = async () => {
    if (!(await link.copy())) input.current?.select();
  };
  const share = async () => {
    try {
      await navigator.share({ url, title: "A moment with Doc" });
    } catch (error) {
      // Closing the sheet is no failure.
      if (!(error instanceof DOMException && error.name === "AbortError")) await copy();
    }
  };
  return (
    <div>
      <label htmlFor={id} className="text-sm font-semibold">
        Link, for anybody who has it
      </label>
      <div className="mt-1.5 flex gap-3">
        <TextInput
          ref={input}
          id={id}
          readOnly
          value={url}
          onFocus={(event) => event.target.select()}
          className="min-w-0 truncate text-sm"
        />
        <Button onClick={copy} className="shrink-0">
          Copy
        </Button>
      </div>
      <p role="status" className="mt-1.5 min-h-6 text-sm text-fine">
        {link.said}
      </p>
      <div className="mt-1 flex flex-wrap gap-x-6">
        {hasSheet ? (
          <button type="button" onClick={share} className="link min-h-11">
            Share
          </button>
        ) : null}
        {downloadUrl ? (
          <a href={downloadUrl} download className="link inline-flex min-h-11 items-center">
            Download
          </a>
        ) : null}
        <a href={url} target="_blank" rel="noreferrer" className="link inline-flex min-h-11 items-center">
          Open it as others see it
        </a>
      </div>
    </div>
  );
}
