// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { AppRouterContext } from "next/dist/shared/lib/app-router-context.shared-runtime";
import { afterEach, expect, it, vi } from "vitest";
import { ReplayButton } from "./replay-button";
import { StatusLine } from "./status-line";

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const gone = { error: "There is nothing here, or it is not yours to see.", code: "not_found" };
it.each([
  [200, { success: true, isReplayed: true }, /was tried again/, 1],
  [200, { success: true, isReplayed: false }, "call_ended of call_x: it was replayed already.", 1],
  [404, gone, "You are not signed in as an operator any more. Sign in, then try again.", 0],
])("tells what came of a replay: %s %j", async (status, body, sentence, refreshed) => {
  const refresh = vi.fn();
  vi.stubGlobal("fetch", async () => Response.json(body, { status }));
  render(
    <AppRouterContext value={{ refresh } as never}>
      <StatusLine>
        <ReplayButton letterId={1} event="call_ended" callId="call_x" />
      </StatusLine>
    </AppRouterContext>,
  );
  await act(async () => fireEvent.click(screen.getByRole("button")));
  expect(await screen.findByText(sentence)).toBeTruthy();
  expect(refresh).toHaveBeenCalledTimes(refreshed);
});
