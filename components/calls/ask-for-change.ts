import { type ApiResult, askApi } from "@/lib/http/api-client";

type Change = { title: string } | { isKept: boolean };

const pathOf = (callId: string) => `/api/calls/${encodeURIComponent(callId)}` as const;

/** What holds now, as far as the answer says it: whether the call is kept. */
export const changeCall = (callId: string, change: Change): Promise<ApiResult<{ isKept?: boolean }>> =>
  askApi(pathOf(callId), { method: "PATCH", body: change, parse: parseChanged });

export const deleteCall = (callId: string): Promise<ApiResult<true>> =>
  askApi(pathOf(callId), { method: "DELETE", parse: (body) => (isRecord(body) ? true : undefined) });

function parseChanged(body: unknown): { isKept?: boolean } | undefined {
  if (!isRecord(body)) return undefined;
  return typeof body.isKept === "boolean" ? { isKept: body.isKept } : {};
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
