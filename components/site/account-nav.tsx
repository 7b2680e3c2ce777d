/** Plain links, as all of the site's: pages are made per request. */
export function AccountNav({ isSignedIn }: { isSignedIn: boolean }) {
  return (
    <nav aria-label="Account" className="flex gap-x-5 text-sm text-muted sm:gap-x-7">
      <a href="/calls" className="py-3 hover:text-text">
        Your calls
      </a>
      {isSignedIn ? (
        <a href="/settings" className="py-3 hover:text-text">
          Settings
        </a>
      ) : (
        <a href="/sign-in" className="py-3 hover:text-text">
          Sign in
        </a>
      )}
    </nav>
  );
}
