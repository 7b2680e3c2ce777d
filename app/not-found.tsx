import type { Metadata } from "next";
import { Fault } from "@/components/site/fault";
import { SiteFooter } from "@/components/site/site-footer";
import { SiteHeader } from "@/components/site/site-header";
import { ButtonLink } from "@/components/ui/button";
import { readUser } from "@/lib/auth/session";

export const metadata: Metadata = { title: "Nothing here" };

export default async function NotFound() {
  return (
    <>
      <SiteHeader isSignedIn={(await readUser()) !== undefined} />
      <Fault
        lamp="dimmed"
        title="There is nothing at this address."
        happened="The link may be mistyped, or what it led to has been erased. Calls here are, after a while."
        safe="Nothing is broken, and nothing you kept is lost."
        way={<ButtonLink href="/">Go to the front page</ButtonLink>}
      />
      <SiteFooter />
    </>
  );
}
