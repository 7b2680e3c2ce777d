import { afterEach, expect, it, vi } from "vitest";
import { AppError } from "@/lib/errors";
import { onRequestError } from "../instrumentation";

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

const id = "0b0c9a52-6c1e-4c5e-9d0e-3a1f0a4d5e6f";
const request = {
  path: "/calls?q=ann@example.com",
  method: "GET",
  headers: { "x-request-id": id, cookie: "doc_session=secret" },
};
const context = {
  routerKind: "App Router",
  routePath: "/calls/[callId]",
  routeType: "render",
  renderSource: "react-server-components",
  revalidateReason: undefined,
  renderType: "dynamic",
} as const;

it("tells of a page that failed by its request's id, its pattern and the error's class, and by no words of either", async () => {
  vi.stubEnv("NEXT_RUNTIME", "nodejs");
  const lines: string[] = [];
  vi.spyOn(console, "error").mockImplementation((line: string) => void lines.push(line));
  const error = new AppError("storage_unavailable", { cause: new TypeError("ann@example.com not found") });
  await onRequestError(error, request, context);
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({
    level: "error",
    event: "page_failed",
    requestId: id,
    route: "/calls/[callId]",
    cause: "AppError:storage_unavailable < TypeError",
  });
  expect(lines[0]).not.toMatch(/ann@|secret|not found/);
});
