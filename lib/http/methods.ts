import { AppError } from "@/lib/errors";
import { handle } from "./handle";

type Methods = { GET?: unknown; POST?: unknown; PUT?: unknown; PATCH?: unknown; DELETE?: unknown };

const refuse = handle<unknown>("method", async () => {
  throw new AppError("method_not_allowed");
});
const refuseAll = { GET: refuse, POST: refuse, PUT: refuse, PATCH: refuse, DELETE: refuse };

/** A route's handlers, with our error shape for the methods that it does not offer. */
export function methods<Given extends Methods>(given: Given): typeof refuseAll & Given {
  return { ...refuseAll, ...given };
}
