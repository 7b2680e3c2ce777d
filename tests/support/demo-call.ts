import { randomUUID } from "node:crypto";
import { app, control, request, sameOrigin } from "./client";

export type Requests = { requests: { path: string; status: number; body: Record<string, unknown> }[] };
export type Placed = {
  success: boolean;
  callId: string;
  statusToken: string;
  code?: string;
  retryAfterSeconds?: number;
};

let people = 0;

/** Another number and another address each time; the numbers are mobile ones in assigned area codes. */
export function somebody() {
  people += 1;
  const line = String(2000 + (people % 7000)).padStart(4, "0");
  return {
    form: {
      name: "Ada Grey",
      phone: `+1415${200 + (Math.floor(people / 7000) % 700)}${line}`,
      email: "ada@example.com",
      consent: true,
      recaptchaToken: String(randomUUID()),
      idempotencyKey: String(randomUUID()),
    },
    address: `203.0.${Math.floor(people / 250) % 250}.${(people % 250) + 1}`,
  };
}

export type Person = ReturnType<typeof somebody>;

/** Sends the form as this person, with what a test changes in it. */
export const submit = (
  person: Person,
  change: Record<string, unknown> = {},
  headers: Record<string, string> = {},
) =>
  request<Placed>(app("/api/demo-call"), {
    body: { ...person.form, ...change },
    headers: { ...sameOrigin(), "x-client-address": person.address, ...headers },
  });

export async function dials(): Promise<Requests["requests"]> {
  const { json } = await control("requests?vendor=retell");
  return (json as unknown as Requests).requests.filter((r) => r.path === "/v2/create-phone-call");
}

export const fault = (body: Record<string, unknown>) => control("faults", body);

/** Lets go on what a fault has `held`; to be asked for once that has arrived. */
export const release = () => control("faults/release", {});
