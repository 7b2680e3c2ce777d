import { randomUUID } from "node:crypto";
import { complain, type Desk } from "./desk";
import { newAddress, newForm } from "./people";
import { control, sleep } from "./traffic";

type Placed = { callId: string; statusToken: string };

const DEMO = "/api/demo-call";
/** How a rung phone goes on, by the sandbox's control API. */
const endings = ["decline", "no-answer", "busy"] as const;
/** What is no form that may be dialled. */
const refusals = [
  { consent: false },
  { phone: "+18765551234" },
  { phone: "+14155550123" },
  { recaptchaToken: "" },
  { email: "ada" },
];
let visits = 0;

export async function lookAround({ traffic }: Desk): Promise<void> {
  const address = newAddress();
  await traffic.ask("GET /", "/", { address });
  await traffic.ask(`GET ${DEMO}`, DEMO, { address });
  await traffic.ask("GET /talk", "/talk", { address });
}

/** A phone that rings and is not answered; its form sent twice, and the same number under another key. */
export async function askForCall({ stack, traffic, noted }: Desk): Promise<void> {
  visits += 1;
  const [form, address] = [newForm(), newAddress()];
  const send = (change: object, expect: (number | string)[]) =>
    traffic.ask<Placed>(`POST ${DEMO}`, DEMO, { body: { ...form, ...change }, address, expect });
  const first = await send({}, [200, "busy"]);
  if (first.status !== 200) return;
  const { callId, statusToken } = first.json;
  noted.placed.push(callId);
  const again = await send({}, [200]);
  if (again.status === 200 && again.json.callId !== callId)
    complain(noted, 1, "one key was answered with two calls");
  await send({ idempotencyKey: randomUUID(), recaptchaToken: randomUUID() }, ["number_called"]);
  const headers = { authorization: `Bearer ${statusToken}` };
  await traffic.ask(`GET ${DEMO}/{id}`, `${DEMO}/${callId}`, { headers, address });
  await control(stack.sandbox, `calls/${callId}/${endings[visits % endings.length]}`, {});
  await sleep(500);
  await traffic.ask(`GET ${DEMO}/{id}`, `${DEMO}/${callId}`, { headers, address });
}

export async function beRefused({ traffic, noted }: Desk): Promise<void> {
  visits += 1;
  const form = { ...newForm(), ...refusals[visits % refusals.length] };
  noted.refusedPhones.push(form.phone);
  await traffic.ask(`POST ${DEMO} (refused)`, DEMO, { body: form, address: newAddress(), expect: [400] });
}
