"use client";

import { Fault } from "@/components/site/fault";
import { Button } from "@/components/ui/button";
import "./globals.css";

/** When even the frame of the pages failed. It brings its own document and does without the web fonts. */
export default function GlobalError({ retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="en">
      <body className="flex flex-col">
        <title>Doc went dark</title>
        <Fault
          lamp="off"
          title="The whole place went dark."
          happened="Something failed on our side before any page could be shown."
          safe="Calls are kept on our server, not in this page, so none is lost."
          way={<Button onClick={() => retry()}>Try again</Button>}
        />
      </body>
    </html>
  );
}
