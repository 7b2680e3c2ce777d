/** Plain links, as all of the site's: pages are made per request. Its soft ground keeps the lamp's cord out of the words. */
export function AccountNav({ isSignedIn }: { isSignedIn: boolean }) {
  return (
    <nav
      aria-label="Account"
      className="flex gap-x-5 bg-ground text-sm text-muted [box-shadow:0_0_0.75rem_0.5rem_var(--ground)] sm:gap-x-7"
    >
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
