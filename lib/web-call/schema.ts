import { z } from "zod";

/** `POST /api/retell/create-call` takes nothing yet; what counts is never said by the browser. */
export const createCallSchema = z.strictObject({}, "Send an empty object.");
