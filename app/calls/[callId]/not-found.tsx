import { Fault } from "@/components/site/fault";
import { SiteFooter } from "@/components/site/site-footer";
import { SiteHeader } from "@/components/site/site-header";
import { ButtonLink } from "@/components/ui/button";
import { readUser } from "@/lib/auth/session";

/** The same for a call that is not there and for one that is not theirs. */
export default async function CallNotFound() {
  const isSignedIn = (await readUser()) !== undefined;
  return (
    <>
      <SiteHeader isSignedIn={isSignedIn} />
      <Fault
        lamp="dimmed"
        title="There is nothing at this address."
        happened={`A call opens only for the account it belongs to, or in the browser it was made in. ${isSignedIn ? "This is neither, or the call has been erased." : "If it is yours, sign in. It may also have been erased."}`}
        safe="Nothing is broken, and nothing you kept is lost."
        way={
          isSignedIn ? (
            <ButtonLink href="/calls">Your calls</ButtonLink>
          ) : (
            <ButtonLink href="/sign-in?next=/calls">Sign in</ButtonLink>
          )
        }
      />
      <SiteFooter />
    </>
  );
}
