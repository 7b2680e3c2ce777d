import type { ApiFailure } from "@/lib/http/api-client";

/**
 * Why an operator's button did nothing. To whoever is no operator there is nothing behind it: somebody who can press it was
 * signed out since.
 */
export function toRefusal({ code, sentence }: Pick<ApiFailure, "code" | "sentence">): string {
  return code === "not_found"
    ? "You are not signed in as an operator any more. Sign in, then try again."
    : sentence;
}
