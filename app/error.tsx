"use client";

import { Fault } from "@/components/site/fault";
import { SiteHeader } from "@/components/site/site-header";
import { Button } from "@/components/ui/button";

export default function PageError({ retry }: { error: unknown; retry: () => void }) {
  return (
    <>
      <SiteHeader />
      <Fault
        lamp="off"
        title="This page went dark."
        happened="Something failed on our side while it was being put together."
        safe="Calls are kept on our server, not in this page, so none is lost."
        way={<Button onClick={() => retry()}>Try again</Button>}
      />
    </>
  );
}
