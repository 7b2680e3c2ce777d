import { AppError } from "@/lib/errors";
import { handle } from "@/lib/http/handle";

const nothingHere = handle<{ path?: string[] }>("unknown", async () => {
  throw new AppError("not_found");
});

export const GET = nothingHere;
export const POST = nothingHere;
export const PUT = nothingHere;
export const PATCH = nothingHere;
export const DELETE = nothingHere;
