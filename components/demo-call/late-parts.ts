import { lazy } from "react";

/** What nobody needs who only reads the page: fetched when the form is first touched. */
const loadStage = () => import("./call-stage");
export const CallStage = lazy(async () => ({ default: (await loadStage()).CallStage }));

const loadFormat = () => import("@/lib/demo-call/format-phone");
const loadPhone = () => import("@/lib/demo-call/phone-number");

export type PhoneKit = {
  format: Awaited<ReturnType<typeof loadFormat>>["formatPhone"];
  parse: Awaited<ReturnType<typeof loadPhone>>["parseUsPhone"];
};

/** A kit that does not come is no trouble: the server reads numbers too. */
export async function loadPhoneKit(): Promise<PhoneKit | undefined> {
  try {
    const [{ formatPhone }, { parseUsPhone }] = await Promise.all([loadFormat(), loadPhone()]);
    return { format: formatPhone, parse: parseUsPhone };
  } catch {
    return undefined;
  }
}
