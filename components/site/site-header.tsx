import { AccountNav } from "./account-nav";
import { Wordmark } from "./wordmark";

type SiteHeaderProps = {
  /** Unknown where the page broke: then nobody is asked to sign in. */
  isSignedIn?: boolean;
};

export function SiteHeader({ isSignedIn }: SiteHeaderProps) {
  return (
    <header className="relative z-10 mx-auto flex w-full max-w-page flex-wrap items-baseline justify-between gap-x-4 px-6 pt-2">
      <Wordmark />
      {isSignedIn === undefined ? null : <AccountNav isSignedIn={isSignedIn} />}
    </header>
  );
}
