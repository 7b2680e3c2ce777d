import type { BrowserContext } from "@playwright/test";

/** What went wrong in the pages of a test, in words; a test names what it expects, anything else fails it. */
export class Problems {
  readonly #seen: string[] = [];
  readonly #expected: RegExp[] = [];

  expect(...patterns: RegExp[]): void {
    this.#expected.push(...patterns);
  }

  unexpected(): string[] {
    return this.#seen.filter((problem) => !this.#expected.some((pattern) => pattern.test(problem)));
  }

  async watch(context: BrowserContext): Promise<void> {
    await context.addInitScript(tellViolations);
    context.on("console", (message) => {
      // The browser's own line on a failed request; the request itself is noted below, with its status.
      const isEcho = message.text().startsWith("Failed to load resource");
      if (message.type() === "error" && !isEcho) this.#seen.push(`console.error: ${message.text()}`);
    });
    context.on("weberror", (error) => this.#seen.push(`thrown: ${error.error().message}`));
    context.on("response", (response) => {
      const { pathname } = new URL(response.url());
      if (response.status() >= 400) {
        this.#seen.push(`answer: ${response.request().method()} ${pathname} ${response.status()}`);
      }
    });
    context.on("requestfailed", (request) => {
      const why = request.failure()?.errorText ?? "unknown";
      // A page that goes away, a prefetch that is not needed any more, a sound that is stopped.
      if (why === "net::ERR_ABORTED") return;
      this.#seen.push(`request: ${request.method()} ${new URL(request.url()).pathname} ${why}`);
    });
  }
}

/** Runs in the page. */
function tellViolations(): void {
  document.addEventListener("securitypolicyviolation", (event) => {
    console.error(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`);
  });
}
