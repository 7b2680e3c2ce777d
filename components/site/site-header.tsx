import { Wordmark } from "./wordmark";

export function SiteHeader() {
  return (
    <header className="relative z-10 mx-auto flex w-full max-w-page items-center px-6 pt-2">
      <Wordmark />
    </header>
  );
}
