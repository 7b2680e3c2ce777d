import { AppError } from "@/lib/errors";
import { handle } from "./handle";

type Methods = { GET?: unknown; POST?: unknown; PUT?: unknown; PATCH?: unknown; DELETE?: unknown };

const refuse = handle<unknown>("method", async () => {
  throw new AppError("method_not_allowed");
});

/** A route's handlers, with our error shape for the methods that it does not offer. */
export function methods<Given extends Methods>(given: Given) {
  const allow = Object.keys(given).join(", ");
  const refuseAs = async (...asked: Parameters<typeof refuse>): Promise<Response> => {
    const response = await refuse(...asked);
    response.headers.set("allow", allow);
    return response;
  };
  const refused = { GET: refuseAs, POST: refuseAs, PUT: refuseAs, PATCH: refuseAs, DELETE: refuseAs };
  return { ...refused, ...given };
}
