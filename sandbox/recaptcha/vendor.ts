import type { SandboxContext } from "../core/context";
import type { Vendor } from "../core/vendor";
import { controlRoutes } from "./control";
import { injectedBody } from "./errors";
import { createRoutes } from "./routes";
import { RecaptchaState } from "./state";

/** The stand-in for reCAPTCHA v3: it takes any token once, and says of people what it was told to. */
export async function createRecaptcha(context: SandboxContext): Promise<Vendor> {
  const state = new RecaptchaState(context.clock);
  return {
    name: "recaptcha",
    app: createRoutes(context, state),
    errorBody: injectedBody,
    reset: async () => state.clear(),
    state: () => state.describe(),
    close: async () => {},
    control: controlRoutes(state),
  };
}
