import { expect, it } from "vitest";
import { isSameOrigin } from "./same-origin";

const host = "doc.example:3000";
const origin = `https://${host}`;
const comes = (headers: Record<string, string>) => isSameOrigin(new Headers({ host, ...headers }));

it.each<Record<string, string>>([
  { origin },
  { origin, "sec-fetch-site": "same-origin" },
  { "sec-fetch-site": "same-origin" },
])("%j comes from our own pages", (headers) => {
  expect(comes(headers)).toBe(true);
});

it.each<Record<string, string>>([
  {},
  { referer: `${origin}/calls` },
  { origin: "null" },
  { origin: "https://evil.example" },
  { origin: `${origin}.evil.example` },
  { origin: "https://doc.example" },
  { origin: "https://doc.example:3001", "sec-fetch-site": "same-origin" },
  { origin, "sec-fetch-site": "cross-site" },
  { origin, "sec-fetch-site": "same-site" },
  { origin, "sec-fetch-site": "none" },
  { "sec-fetch-site": "cross-site" },
])("%j does not", (headers) => {
  expect(comes(headers)).toBe(false);
});
