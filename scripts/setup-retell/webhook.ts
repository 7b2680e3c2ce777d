import { SetupProblem } from "./problem";

export type Webhook = { url: string } | { missing: string };

const privateHost =
  /^(localhost|.*\.(localhost|local|internal|test)|\[.*\]|0\..*|10\..*|127\..*|169\.254\..*|192\.168\..*|172\.(1[6-9]|2\d|3[01])\..*|[^.]+)$/;

/**
 * Where Retell sends events: the address that was named, else the app's own if Retell can reach it (public https).
 * Without one the agent's webhook is left as it is.
 */
export function decideWebhook(named: string | undefined, appUrl: string | undefined): Webhook {
  if (named !== undefined) {
    if (!/^https?:\/\//.test(named) || !URL.canParse(named)) {
      throw new SetupProblem(
        "--webhook-url takes a whole address, like https://doc.example.com/api/retell-webhook.",
      );
    }
    return { url: named };
  }
  if (!appUrl) return { missing: "NEXT_PUBLIC_APP_URL is not set" };
  if (!URL.canParse(appUrl)) return { missing: "NEXT_PUBLIC_APP_URL is not a web address" };
  const url = new URL(appUrl);
  if (url.protocol !== "https:") return { missing: "NEXT_PUBLIC_APP_URL is not https" };
  if (privateHost.test(url.hostname)) return { missing: "NEXT_PUBLIC_APP_URL is not a public address" };
  return { url: new URL("/api/retell-webhook", url).href };
}
