import { Fault } from "@/components/site/fault";
import { SiteFooter } from "@/components/site/site-footer";
import { Wordmark } from "@/components/site/wordmark";
import { ButtonLink } from "@/components/ui/button";

/** The same for a link that was taken back, one that has run out, and one that never was. */
export default function ClipNotFound() {
  return (
    <>
      <header className="mx-auto w-full max-w-page px-6 pt-2">
        <Wordmark />
      </header>
      <Fault
        lamp="dimmed"
        title="This clip is not here any more."
        happened="Whoever shared it has taken it back, or its link has expired. Links to clips do, after a while."
        safe="Nothing is broken, and nothing of it is left at this address."
        way={<ButtonLink href="/">See who Doc is</ButtonLink>}
      />
      <SiteFooter />
    </>
  );
}
