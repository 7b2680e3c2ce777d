import { Hono } from "hono";
import { idParam, parse, readBody } from "./errors";
import { pageQuery, toPage } from "./pages";
import { createNumberBody, e164, updateNumberBody } from "./phone-number-schema";
import { createNumber, type PhoneNumber, toNumberBody, updateNumber } from "./phone-numbers";
import type { RetellState } from "./state";

const placeOf = (number: PhoneNumber) => ({ at: number.createdAtMs, id: number.id });

/** The number in a path arrives as `+1...` from the SDK and as `%2B1...` from others; both are one here. */
export function phoneNumberRoutes(state: RetellState): Hono {
  const app = new Hono();
  app.post("/create-phone-number", async (c) =>
    c.json(createNumber(state, await readBody(c, createNumberBody)), 201),
  );
  app.get("/get-phone-number/:number", (c) =>
    c.json(toNumberBody(state.phoneNumber(parse(e164, idParam(c, "number"))))),
  );
  app.get("/v2/list-phone-numbers", (c) => {
    const page = toPage(state.phoneNumbers.values(), placeOf, parse(pageQuery, c.req.query()));
    return c.json({ ...page, items: page.items.map(toNumberBody) });
  });
  app.patch("/update-phone-number/:number", async (c) => {
    const id = parse(e164, idParam(c, "number"));
    return c.json(updateNumber(state, id, await readBody(c, updateNumberBody)));
  });
  app.delete("/delete-phone-number/:number", (c) => {
    state.phoneNumbers.delete(state.phoneNumber(parse(e164, idParam(c, "number"))).id);
    return c.body(null, 204);
  });
  return app;
}
