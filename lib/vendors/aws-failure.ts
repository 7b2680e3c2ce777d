import { AppError } from "@/lib/errors";

/** Why AWS did not do what was asked: its name for it and its status. Its text can quote keys and events. */
export class AwsFailure extends Error {
  constructor(readonly code: string) {
    super("AWS failed");
    this.name = "AwsFailure";
  }
}

/** What a failure of AWS's SDK becomes: `clips_unavailable`, with `<name>.<status>` for the log. */
export function clipsUnavailable(error: unknown): AppError {
  const cause = error instanceof AwsFailure ? error : new AwsFailure(codeOf(error));
  return new AppError("clips_unavailable", { cause });
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const { $metadata } = error as { $metadata?: { httpStatusCode?: number } };
  return [error.name, $metadata?.httpStatusCode].filter(Boolean).join(".");
}
