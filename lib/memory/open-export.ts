import { keepConsentText } from "@/lib/calls/keep-consent";
import { policy } from "@/lib/limits/policy";
import type { User } from "@/types/identity";
import { closingText, toCallsText, toOpeningText } from "./exported-text";
import { exportMyAccount, exportMyCalls } from "./store";

/**
 * Everything that is kept of an account as JSON, page by page, so that ten thousand calls need no more memory than one
 * page. What fails before the first page throws; what fails later breaks the download off rather than shorten it.
 */
export async function openExport(user: User, now: Date): Promise<ReadableStream<Uint8Array>> {
  const { pageSize } = policy.export;
  const { accessToken, id, email } = user;
  const kept = await exportMyAccount(accessToken);
  let page = await exportMyCalls(accessToken, pageSize);
  const consentText = keepConsentText(kept.settings?.consentVersion ?? "");
  const opening = toOpeningText({ account: { id, email }, exportedAt: now, consentText, kept });
  const bytes = new TextEncoder();
  let isFirst = true;
  return new ReadableStream({
    async pull(stream) {
      stream.enqueue(bytes.encode((isFirst ? opening : "") + toCallsText(page, isFirst)));
      isFirst = false;
      const last = page.length === pageSize ? page.at(-1) : undefined;
      if (last) {
        page = await exportMyCalls(accessToken, pageSize, last);
        return;
      }
      stream.enqueue(bytes.encode(closingText));
      stream.close();
    },
  });
}
