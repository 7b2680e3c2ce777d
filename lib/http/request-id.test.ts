import { expect, it } from "vitest";
import { requestIdOf } from "./request-id";

const ofVercel = "fra1::iad1::x7k2p-1763740800000-0123456789ab";
const given = "0b0c9a52-6c1e-4c5e-9d0e-3a1f0a4d5e6f";
const made = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const idOf = (headers: Record<string, string>, isVercel = false) =>
  requestIdOf(new Headers(headers), isVercel);

it("is the platform's own on Vercel", () => {
  expect(idOf({ "x-vercel-id": ofVercel, "x-request-id": given }, true)).toBe(ofVercel);
});

it("is what the proxy before us gave, and a new one each time where nobody did", () => {
  expect(idOf({ "x-request-id": given })).toBe(given);
  expect(idOf({})).toMatch(made);
  expect(idOf({})).not.toBe(idOf({}));
});

it.each<[Record<string, string>, boolean]>([
  [{ "x-vercel-id": ofVercel }, false],
  [{ "x-vercel-id": "+14155550123" }, true],
  [{ "x-vercel-id": `${ofVercel} Dr. Ann` }, true],
  [{ "x-request-id": "+14155550123" }, false],
  [{ "x-request-id": "ann@example.com" }, true],
  [{ "x-request-id": `${given}"} {"level":"error` }, false],
  [{ "x-request-id": "a".repeat(5000) }, false],
])("is never %j as it came (on Vercel: %s)", (headers, isVercel) => {
  const id = idOf(headers, isVercel);
  expect(id).toMatch(made);
  expect(Object.values(headers)).not.toContain(id);
});
