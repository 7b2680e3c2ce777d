// @vitest-environment happy-dom
import { act } from "react";
import { afterEach, expect, test, vi } from "vitest";
import { mounted } from "@/tests/support/mounted";
import { BlockForm } from "./block-form";

afterEach(() => vi.unstubAllGlobals());

function answering(status: number, body: unknown) {
  const fetching = vi.fn(async (_path: string, _init?: RequestInit) => Response.json(body, { status }));
  vi.stubGlobal("fetch", fetching);
  return fetching;
}

async function send(phone: string) {
  const page = await mounted(<BlockForm />);
  await act(async () => {
    (page.find("input") as HTMLInputElement).value = phone;
    page.find("button").click();
  });
  return page;
}

test("a number is sent in the body and never in the address, and the page says that it is done", async () => {
  const fetching = answering(200, { success: true });
  const { find } = await send("(415) 555-2671");
  expect(find("h3").textContent).toBe("Blocked, for good.");
  expect(document.activeElement).toBe(find("h3"));
  expect(fetching.mock.calls[0]?.[0]).toBe("/api/block");
  expect(fetching.mock.calls[0]?.[1]?.body).toBe('{"phone":"(415) 555-2671"}');
});

test("a number that is none is told at its field, which has the focus again", async () => {
  answering(400, { error: "Bad.", code: "invalid_request", fields: { phone: "Is there a digit off?" } });
  const { find } = await send("123");
  expect(document.activeElement).toBe(find("input"));
  expect(find("[aria-live=polite]").textContent).toBe("Is there a digit off?");
});

test("a refusal without a field is told in the server's words", async () => {
  answering(503, { error: "We cannot reach our records right now.", code: "storage_unavailable" });
  const { find, place } = await send("4155552671");
  expect(find("[aria-live=polite]").textContent).toContain("cannot reach our records");
  expect(place.querySelector("h3")).toBeNull();
});

test("an empty field is not sent", async () => {
  const fetching = answering(200, { success: true });
  const { find } = await send("");
  expect(fetching).not.toHaveBeenCalled();
  expect(find("[aria-live=polite]").textContent).toBe("A phone number is needed.");
});
