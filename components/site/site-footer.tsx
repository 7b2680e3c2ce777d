export function SiteFooter() {
  return (
    <footer className="mx-auto w-full max-w-page px-6 pt-8 pb-10">
      <div className="flex flex-col gap-x-8 gap-y-2 border-t border-line pt-6 text-sm text-muted sm:flex-row sm:items-center">
        <p className="grow">Doc is an AI made by Kenstera. It is company, not care.</p>
        <nav aria-label="Footer" className="flex flex-wrap gap-x-6">
          <a href="/privacy" className="link py-3">
            Privacy
          </a>
          <a href="/block" className="link py-3">
            Block a number
          </a>
          <a href="tel:988" className="link py-3">
            In a crisis: 988
          </a>
        </nav>
      </div>
    </footer>
  );
}
